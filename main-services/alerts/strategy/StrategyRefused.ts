/** A strategy that is not taken into use; the message says what is wrong and where. */
export class StrategyRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StrategyRefused';
  }
}
