/** How long EventBridge Scheduler goes on trying to hand a call over, in seconds. */
export const SCHEDULER_EVENT_AGE_SECONDS = 3600;

/** How long Lambda keeps an asynchronous event that it could not run or that failed, in seconds: its own default. */
export const LAMBDA_EVENT_AGE_SECONDS = 21_600;

/** How often Lambda tries an asynchronous event that failed once more, and its waits before these tries together, in seconds. */
export const LAMBDA_RETRIES = 2;
export const LAMBDA_RETRY_WAITS_SECONDS = 60 + 120;

/** How long after a tick its rows may still come by themselves, in seconds; later only by hand, by a redrive or an ingest. */
export const MAX_LATENESS_SECONDS = SCHEDULER_EVENT_AGE_SECONDS + LAMBDA_EVENT_AGE_SECONDS;
