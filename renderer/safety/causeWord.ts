/** What closings are about, as their reasons (main-services/environment/rules) name it. */
const ABOUT =
  /rain|gusts?|wind|humidity|dew|cloud\w*|sky|temperature|pressure|daylight|sun\b|plc|door|intrusion|power|mains|disk|heartbeat|light/i;

/** A cause in one word, for a mark on a time axis: "The humidity is 85 % or more." → "Humidity". */
export function causeWord(cause: string): string {
  const word = ABOUT.exec(cause)?.[0] ?? 'closed';
  return word.toLowerCase() === 'plc' ? 'PLC' : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
