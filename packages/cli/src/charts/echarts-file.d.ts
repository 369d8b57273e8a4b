/** The whole library in one file, with the types of its parts. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export { init, setPlatformAPI } from 'echarts/core';
}
