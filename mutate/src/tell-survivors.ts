interface Tested {
  readonly status: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

/** A reporter of Stryker that names each survivor when it is found, so that nobody waits for the end to write its test. */
class TellSurvivors {
  onMutantTested({ status, fileName, location, mutatorName, replacement = '' }: Tested): void {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const shown = replacement.replace(/\s+/g, ' ').slice(0, 120);
    process.stdout.write(`${status}: ${fileName}:${location.start.line} ${mutatorName} -> ${shown}\n`);
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'tell-survivors', injectableClass: TellSurvivors }];
