/** Where the process with the devices listens. */
export interface FiftyServerListens {
  readonly domePort: number;
  readonly telescopePort: number;
}
