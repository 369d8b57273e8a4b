import { type PipelineSettings, settingsItem } from '@quote-elt/shared';
import type { SettingsStore } from '../ports/ports.ts';

/** Settings that last as long as the process. */
export function memorySettings(): SettingsStore {
  let kept: PipelineSettings | undefined;
  return {
    read: async () => kept,
    async write(settings) {
      kept = settingsItem(settings);
    },
  };
}
