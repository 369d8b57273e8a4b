/** How far back rows are looked for where no record says when they began: each day costs a request. */
export const LOOK_BACK_DAYS = 400;
