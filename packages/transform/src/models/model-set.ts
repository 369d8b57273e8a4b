import { MODELS, ROLES, SINGULAR_CHECKS, TEXT_FUNCTIONS, VIEWS } from '../../models/manifest.ts';
import type { TextFunction } from '../duckdb/text-function.ts';
import type { Layer, Model, SingularCheck } from '../manifest/model.ts';
import type { Roles } from '../manifest/roles.ts';
import type { View } from '../manifest/view.ts';
import { selectAt } from './model-sql.ts';

/** A select of the models folder: that of a model, of a singular check, or of a view over the published days (`history`). */
export interface SelectFile {
  readonly layer: Layer | SingularCheck['layer'] | 'history';
  readonly name: string;
}

/** What a manifest says. */
export interface Manifest {
  readonly models: readonly Model[];
  readonly roles: Roles;
  readonly checks: readonly SingularCheck[];
  readonly views: readonly View[];
  readonly functions: readonly TextFunction[];
}

/** One version of the models: its manifest, and the SQL that goes with it. */
export interface ModelSet extends Manifest {
  /** The text of a select; throws when its file is missing. */
  readonly sqlOf: (file: SelectFile) => string;
}

/** The models that this release is made with. */
export const OWN_MODELS: ModelSet = {
  models: MODELS,
  roles: ROLES,
  checks: SINGULAR_CHECKS,
  views: VIEWS,
  functions: TEXT_FUNCTIONS,
  sqlOf: selectAt,
};
