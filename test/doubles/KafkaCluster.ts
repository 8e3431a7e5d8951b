import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * A real Kafka implementation for tests: librdkafka's mock cluster, inside Debian's kcat (no TLS, no login; 4 partitions per topic;
 * a topic appears when something is sent to it). It lives as long as its standard input is open.
 */
export class KafkaCluster {
  readonly #child: ChildProcess;
  /** "127.0.0.1:34771". */
  readonly address: string;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
  }

  static async start(): Promise<KafkaCluster> {
    const args = ['-b', 'mock', '-P', '-t', 'none.at.all', '-X', 'test.mock.num.brokers=1'];
    const child = spawn('kcat', args, { stdio: ['pipe', 'ignore', 'pipe'] });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.once('error', (error) => reject(new Error(`kcat is needed (apt-get install kcat): ${error.message}`)));
      child.once('exit', (status) => reject(new Error(`kcat ended with ${status}: ${said}`)));
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const place = /127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (place !== undefined) resolve(place);
      });
    });
    return new KafkaCluster(child, address);
  }

  get port(): number {
    return Number(this.address.split(':')[1]);
  }

  /** Sends one message; a topic that did not exist does from now on. */
  async send(topic: string, message: Buffer | string): Promise<void> {
    // A delimiter that does not occur: all of the input is one message.
    await this.#produce(topic, ['-D', '\\x01\\x02\\x03'], message);
  }

  /** Sends Kafka's mark of deletion: a message without a value. */
  async sendTombstone(topic: string): Promise<void> {
    await this.#produce(topic, ['-Z', '-K', ':'], 'key:\n');
  }

  async #produce(topic: string, options: readonly string[], input: Buffer | string): Promise<void> {
    const child = spawn('kcat', ['-P', '-b', this.address, '-t', topic, ...options], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.stdin.end(input);
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new Error(`kcat could not send to ${topic}: ${said}`);
  }

  /** Gone at once, as in a power cut. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    // It reads its input and hears no polite signal meanwhile.
    this.#child.kill('SIGKILL');
    await gone;
  }
}
