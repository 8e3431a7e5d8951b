export { applyMessage, type Mirror, mergeFeed } from '../../electron/ipc/contract/apply.ts';
