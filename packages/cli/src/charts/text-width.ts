/** Letters by how much of a font's size they are wide, in the widest of the fonts that stand for `system-ui` on common systems. */
const WIDTHS: readonly { readonly of: RegExp; readonly em: number }[] = [
  { of: /^[ .,:;'!|()[\]ijlfrtI-]$/, em: 0.42 },
  { of: /^[mwMWOQ@%ŒœÆæ©®¼½¾]$/, em: 1.08 },
  { of: /^[A-ZÀ-Þ&#+<=>^~¬±×÷]$/, em: 0.86 },
  { of: /^[\u0020-\u00ff]$/, em: 0.66 },
  { of: /^[\u3000-\u9fff\uac00-\ud7af]$/, em: 1 },
  { of: /^[‰‱ǄǅǱǲ⸺⸻]$/, em: 3 },
];

/** Letters of other writings may take a whole square, and pictures a little more. */
const OTHERS_EM = 1.3;

/**
 * How wide a text is at most, in pixels, when nothing draws it yet: a page is made without a browser, and whose fonts it will be
 * shown in nobody knows. An overestimate leaves some room; an underestimate would cut a text off at the edge of its chart.
 */
export function textWidth(text: string, fontSize: number): number {
  const em = [...text].reduce((sum, letter) => sum + (WIDTHS.find(({ of }) => of.test(letter))?.em ?? OTHERS_EM), 0);
  return em * fontSize;
}
