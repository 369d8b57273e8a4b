import { configOf } from './configs.ts';
import { type RecordedResource, recordResources } from './record-resources.ts';

/** The beginning of every ARN that the mocks give, and the region and account within it. */
export const ARN = 'arn:aws';
export const AT = 'eu-west-1:123456789012';

/** The resources of a stack with every default. */
export const recordDev = (): Promise<RecordedResource[]> => recordResources(configOf());

/** Those of a stack that protects its data, has a mail address, and reserves concurrency. */
export const recordProd = (): Promise<RecordedResource[]> =>
  recordResources(configOf({ protectData: true, alarmEmail: 'a@example.com', reservedConcurrency: 2 }), {
    stack: 'prod',
  });

/** The inputs of all resources of a type. */
export const inputsOf = (resources: readonly RecordedResource[], type: string) =>
  resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs);

/** The inputs of one resource. Throws where there is none of that type and name. */
export function oneOf(resources: readonly RecordedResource[], type: string, name: string) {
  const found = resources.find((resource) => resource.type === type && resource.name === name);
  if (found === undefined) throw new Error(`there is no ${type} ${name}`);
  return found.inputs;
}
