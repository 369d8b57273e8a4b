/** DynamoDB keeps unused provisioned capacity for so many seconds, and no more. */
export const BURST_SECONDS = 300;
