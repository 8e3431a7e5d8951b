/** An element of a parsed document, by local name: prefixes differ from network to network and carry nothing. */
export class XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** Namespace the element's prefix (or the default) stands for; null when it has none of its own. */
  readonly namespace: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, trimmed. */
  readonly text: string;

  constructor(parts: {
    name: string;
    namespace: string | null;
    attributes: ReadonlyMap<string, string>;
    children: readonly XmlElement[];
    text: string;
  }) {
    this.name = parts.name;
    this.namespace = parts.namespace;
    this.attributes = parts.attributes;
    this.children = parts.children;
    this.text = parts.text;
  }

  attribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  all(name: string): readonly XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The first element at the end of a path of names below this one. */
  find(...path: readonly string[]): XmlElement | null {
    let element: XmlElement | undefined = this;
    for (const name of path) {
      element = element.children.find((child) => child.name === name);
      if (element === undefined) return null;
    }
    return element;
  }

  /** Text at the end of a path; null when there is none or it is empty. */
  textOf(...path: readonly string[]): string | null {
    return this.find(...path)?.text || null;
  }
}
