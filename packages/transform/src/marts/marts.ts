import { MODELS } from '../../models/manifest.ts';
import { orderModels } from '../manifest/order-models.ts';
import { INPUTS } from '../models/inputs.ts';

/** The models that are published, each after those that it reads. */
export const MARTS = orderModels(MODELS, INPUTS).filter((model) => model.layer === 'marts');
