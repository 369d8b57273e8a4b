import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type CommandLine, started } from './launch.ts';

/** Where a program stopped: the function, and the line from 1 on. */
export interface Stop {
  readonly name: string;
  readonly line: number;
}

const Message = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  params: z
    .object({
      hitBreakpoints: z.array(z.string()).default([]),
      callFrames: z
        .array(z.object({ functionName: z.string(), location: z.object({ lineNumber: z.int() }) }))
        .default([]),
    })
    .optional(),
});

/** Runs a command line with a breakpoint at a line of a file, from 1 on, and says where it stops; undefined if it ends before. */
export async function stopAt(command: CommandLine, file: string, line: number): Promise<Stop | undefined> {
  const { child, ended } = started(command, '--inspect-brk=127.0.0.1:0');
  child.stdout.resume();
  try {
    const address = await addressOf(child.stderr);
    return await Promise.race([firstStop(address, file, line), ended.then(() => undefined)]);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/** The address at which Node's inspector waits, from what Node says of it. */
async function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const said of createInterface(stderr)) {
    const [address] = /ws:\/\/\S+/.exec(said) ?? [];
    if (address === undefined) continue;
    stderr.resume();
    return address;
  }
  throw new Error('the inspector did not start');
}

/** Sets the breakpoint, lets the program go, and waits for it. The commands are those of the Chrome DevTools Protocol. */
function firstStop(address: string, file: string, line: number): Promise<Stop> {
  const socket = new WebSocket(address);
  const commands = [
    { method: 'Debugger.enable' },
    {
      method: 'Debugger.setBreakpointByUrl',
      params: { urlRegex: `${file.replaceAll('.', '\\.')}$`, lineNumber: line - 1 },
    },
    { method: 'Runtime.runIfWaitingForDebugger' },
  ];
  let id = 0;
  const send = (command: object) => socket.send(JSON.stringify({ id: ++id, ...command }));
  return new Promise<Stop>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('the inspector does not answer')));
    socket.addEventListener('open', () => commands.forEach(send));
    socket.addEventListener('message', ({ data }) => {
      const { method, params } = Message.parse(JSON.parse(String(data)));
      if (method !== 'Debugger.paused') return;
      const [frame] = params?.callFrames ?? [];
      if (frame === undefined || params?.hitBreakpoints.length === 0) send({ method: 'Debugger.resume' });
      else resolve({ name: frame.functionName, line: frame.location.lineNumber + 1 });
    });
  }).finally(() => socket.close());
}
