import { CodedError } from '@quote-elt/runtime';

/** Another run wrote the object first, or is writing it (`warehouse.conflict`). */
export class WarehouseConflictError extends CodedError {
  constructor(key: string, cause?: unknown) {
    super('warehouse.conflict', `another run wrote ${key} in the meantime`, {
      hint: 'transform the day again',
      details: { key },
      cause,
    });
  }
}

/** The warehouse cannot be used: `warehouse.denied`, `warehouse.missing`, `warehouse.slow_down`, `warehouse.torn`, `warehouse.broken_answer`. */
export class WarehouseError extends CodedError {}

/** What a file would hold cannot be published (`warehouse.type`, `warehouse.partition`). */
export class UnpublishableError extends CodedError {}
