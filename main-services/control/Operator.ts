/** Someone at a window of the console. */
export interface Operator {
  readonly userName: string;
  readonly windowId: string;
}

/** Name of who is not logged in. Anybody may press STOP, and then holds control without being able to command. */
export const VISITOR = 'nobody';
