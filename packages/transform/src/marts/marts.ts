import { MODELS } from '../../models/manifest.ts';

/** The models that are published. */
export const MARTS = MODELS.filter(({ layer }) => layer === 'marts');
