/** The colours of the report and of its pictures, light and dark by the reader's setting. */
export const PALETTE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --ink: #18202a; --muted: #566270; --line: #dfe3e8;
  --accent: #2a6db0; --alert: #c2410c; --good: #17694a; --warn: #8a5a00; --faint: #e3e8ee;
  --stored: #9fc1e4; --kind-2: #8fcfb6; --kind-3: #c4a9e6; --kind-4: #a9b1bb;
  --heat-0: #b9d6ee; --heat-1: #f3d98b; --heat-2: #f2a54a; --heat-3: #e4572e; --heat-4: #b3001b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161c; --card: #1a212a; --ink: #e7ebf0; --muted: #a2aebb; --line: #323c48;
    --accent: #6aa9e9; --alert: #ff9a5c; --good: #5fd0a0; --warn: #e8c268; --faint: #2b3541;
    --stored: #315f8f; --kind-2: #2f7a63; --kind-3: #6b4f94; --kind-4: #59636f;
    --heat-0: #23405e; --heat-1: #8a5a2b; --heat-2: #d9772b; --heat-3: #ff8a3d; --heat-4: #ffd166;
  }
}
`;
