import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CodedError } from '@quote-elt/runtime';

/** A Java of this machine. */
export interface JavaHome {
  readonly folder: string;
  readonly major: number;
}

/** No Java of this machine is new enough (`engines.no_java`). */
class NoJavaError extends CodedError {
  constructor(least: number, found: readonly JavaHome[]) {
    const told = found.map(({ folder, major }) => `${major} in ${folder}`).join(', ');
    super('engines.no_java', `Java ${least} or newer is needed, found ${told || 'none'}`, {
      hint: 'install a JDK and set JAVA_HOME to its folder',
      details: { least },
    });
  }
}

/** The major version that a JDK's file `release` names; undefined where it names none. */
export function javaMajor(release: string): number | undefined {
  const [, major] = /^JAVA_VERSION="(\d+)/m.exec(release) ?? [];
  return major === undefined ? undefined : Number(major);
}

/** Of several JDKs the first that is new enough, else the newest that is; undefined where none is. */
export function chooseJava(homes: readonly JavaHome[], least: number, preferred?: string): JavaHome | undefined {
  const enough = homes.filter(({ major }) => major >= least);
  return enough.find(({ folder }) => folder === preferred) ?? enough.sort((a, b) => b.major - a.major)[0];
}

/** The JDK of JAVA_HOME where it is at least `least`, else the newest under /usr/lib/jvm. Throws NoJavaError. */
export function findJava(least: number, javaHome = process.env.JAVA_HOME): JavaHome {
  const files = [...(javaHome === undefined ? [] : [join(javaHome, 'release')]), ...globSync('/usr/lib/jvm/*/release')];
  const homes = files.flatMap((file) => {
    const major = majorIn(file);
    return major === undefined ? [] : [{ folder: dirname(file), major }];
  });
  const chosen = chooseJava(homes, least, javaHome);
  if (chosen === undefined) throw new NoJavaError(least, homes);
  return chosen;
}

function majorIn(file: string): number | undefined {
  try {
    return javaMajor(readFileSync(file, 'utf8'));
  } catch {
    // A folder that JAVA_HOME names may be gone: then it is no Java of this machine.
    return undefined;
  }
}
