import { test } from 'vitest';
import { expectSmall } from '../../packed/size-in-browser.ts';

test('in a browser, a slug costs little, and no Zod', async () => {
  await expectSmall('slugOf', '@quote-elt/shared', 575);
});
