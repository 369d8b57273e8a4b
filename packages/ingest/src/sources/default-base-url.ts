/** The address of the hosted source, Quotable, unless it is configured. */
export const DEFAULT_BASE_URL = 'https://api.quotable.io';
