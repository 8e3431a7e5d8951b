import { parseSync } from 'oxc-parser';

/** One thing a module takes from another. */
export interface Import {
  readonly specifier: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** Stands for a name that is worked out at run time. */
export const COMPUTED = '(computed)';

interface Node {
  readonly type?: unknown;
  readonly [key: string]: unknown;
}

/**
 * Everything a module takes from others: `import`, `import type`, `export … from`, `import()`, `require()`, `import x = require()`
 * and `typeof import()`. A name that is computed counts as COMPUTED.
 * @throws when the module cannot be parsed
 */
export function importsOf(path: string, source: string): readonly Import[] {
  const { program, errors } = parseSync(path.replace(/\.cts$/, '.ts'), source);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const found: Import[] = [];
  visit(program as unknown as Node, found);
  return found;
}

function visit(node: Node, found: Import[]): void {
  const taken = takenBy(node);
  if (taken) found.push(taken);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null) visit(child as Node, found);
}

function takenBy(node: Node): Import | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return {
        specifier: text(node.source),
        typeOnly: node.importKind === 'type' || onlyTypes(node.specifiers, 'importKind'),
      };
    case 'ExportNamedDeclaration':
      if (!node.source) return null;
      return {
        specifier: text(node.source),
        typeOnly: node.exportKind === 'type' || onlyTypes(node.specifiers, 'exportKind'),
      };
    case 'ExportAllDeclaration':
      return { specifier: text(node.source), typeOnly: node.exportKind === 'type' };
    case 'ImportExpression':
      return { specifier: text(node.source), typeOnly: false };
    case 'TSImportType':
      return { specifier: text(node.source ?? node.argument), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: text(node.expression), typeOnly: false };
    case 'CallExpression': {
      const callee = node.callee as Node;
      const [first] = node.arguments as Node[];
      return callee.type === 'Identifier' && callee.name === 'require' && first
        ? { specifier: text(first), typeOnly: false }
        : null;
    }
    default:
      return null;
  }
}

/** `import { type A, type B }` leaves `import {}` behind at run time, which still loads the module: only a wholly typed import is typeOnly. */
function onlyTypes(specifiers: unknown, kind: string): boolean {
  const all = specifiers as Node[];
  return all.length > 0 && all.every((specifier) => specifier[kind] === 'type');
}

function text(node: unknown): string {
  const literal = node as { value?: unknown; literal?: { value?: unknown } } | null;
  const value = literal?.value ?? literal?.literal?.value;
  return typeof value === 'string' ? value : COMPUTED;
}
