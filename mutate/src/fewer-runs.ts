import fc from 'fast-check';

/** A property is tried a few times for each mutant: what a hundred tries alone would find, another mutant's tests find too. */
fc.configureGlobal({ numRuns: 15 });
