import { visible } from '@quote-elt/runtime';
import type { Terminal } from './terminal.ts';

/** Shows what work of unknown length is doing. */
export interface Status {
  /** `detail` stands beside `what` on a terminal only. */
  show(what: string, detail: string): void;
  stop(): void;
}

const CLEAR_LINE = '\r\u001b[K';

/** One line on a terminal that is written over, and elsewhere a plain line for each change of what is done; both on stderr. */
export function startStatus(terminal: Terminal, stream: Pick<NodeJS.WritableStream, 'write'> = process.stderr): Status {
  let shown = '';
  return {
    show(what, detail) {
      if (terminal.interactive) {
        const line = detail === '' ? what : `${what} · ${detail}`;
        stream.write(`${CLEAR_LINE}${visible(line).slice(0, terminal.errWidth - 1)}`);
      } else if (what !== shown) terminal.err(what);
      shown = what;
    },
    stop() {
      if (terminal.interactive && shown !== '') stream.write(CLEAR_LINE);
    },
  };
}
