/** JSON schemas read from stripe-node's own type declarations, so that the contract follows the SDK by itself. */
import path from "node:path";
import ts from "typescript";
import type { Root } from "./roots.ts";

export type Schema = boolean | { [keyword: string]: unknown };
export interface Contract {
  definitions: Record<string, Schema>;
  roots: Record<string, Schema>;
}

export interface Declarations {
  program: ts.Program;
  fileOf(root: Root): string;
}

interface Style {
  /** Requests refuse a value the SDK does not list; answers accept it, as Stripe adds values without notice. */
  closedEnums: boolean;
  /** Form requests carry whole numbers only, rates apart. */
  integers: boolean;
  /** Names of properties kept as any object. */
  open: ReadonlySet<string>;
}

const rateName = /percent|rate|decimal|latitude|longitude/;

/** Stripe's declarations of these roots, read once. `resources` is the folder they are in. */
export function openDeclarations(resources: string, roots: Root[]): Declarations {
  const fileOf = (root: Root): string => path.join(resources, `${root.file}.d.ts`);
  const program = ts.createProgram([...new Set(roots.map(fileOf))], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    // Without the DOM's declarations, the largest of all.
    lib: ["lib.es2022.d.ts"],
    types: [],
  });
  return { program, fileOf };
}

/** Every root as a schema, equal shapes merged. */
export function readContract(declarations: Declarations, roots: Record<string, Root>, style: Style): Contract {
  const { program, fileOf } = declarations;
  const reader = new TypeReader(program.getTypeChecker(), style);
  const read = Object.entries(roots).map(([name, root]) => {
    const type = declaredType(program, fileOf(root), root.type);
    return [name, reader.schemaOf(type, name)] as const;
  });
  return mergeEqual({ definitions: reader.definitions, roots: Object.fromEntries(read) });
}

function declaredType(program: ts.Program, file: string, dotted: string): ts.Type {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  let found: ts.Symbol | undefined;
  // A namespace may be declared once per operation: its members are merged in one symbol.
  let members = module ? checker.getExportsOfModule(module) : [];
  for (const part of dotted.split(".")) {
    found = members.find((member) => member.name === part);
    members = found?.exports ? [...found.exports.values()] : [];
  }
  if (!found) throw new Error(`stripe-node no longer declares ${dotted} in ${file}`);
  return checker.getDeclaredTypeOfSymbol(found);
}

class TypeReader {
  readonly definitions: Record<string, Schema> = {};
  readonly #names = new Map<ts.Type, string>();
  readonly #checker: ts.TypeChecker;
  readonly #style: Style;

  constructor(checker: ts.TypeChecker, style: Style) {
    this.#checker = checker;
    this.#style = style;
  }

  schemaOf(type: ts.Type, property: string): Schema {
    const flags = type.flags;
    if ((type.aliasSymbol?.name ?? type.symbol?.name ?? "").startsWith("Decimal")) return { type: "string" };
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
    if (this.#isOtherString(type)) return { type: "string" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === "true" };
    if (flags & ts.TypeFlags.StringLike) return { type: "string" };
    if (flags & ts.TypeFlags.NumberLike) {
      return { type: this.#style.integers && !rateName.test(property) ? "integer" : "number" };
    }
    if (flags & ts.TypeFlags.BooleanLike) return { type: "boolean" };
    if (flags & ts.TypeFlags.Null) return { type: "null" };
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return false;
    if (type.isUnion()) return this.#union(type, property);
    if (this.#checker.isArrayType(type)) return this.#list(type, property);
    if (flags & ts.TypeFlags.Object || type.isIntersection()) return this.#object(type);
    return true;
  }

  /** Stripe writes an open list of values as `"a" | "b" | (string & Record<never, never>)`. */
  #isOtherString(type: ts.Type): boolean {
    return type.isIntersection() && this.#checker.typeToString(type).includes("Record<never, never>");
  }

  #list(type: ts.Type, property: string): Schema {
    const [item] = this.#checker.getTypeArguments(type as ts.TypeReference);
    return { type: "array", items: item ? this.schemaOf(item, property) : true };
  }

  #union(type: ts.UnionType, property: string): Schema {
    const members = type.types.filter((member) => !(member.flags & ts.TypeFlags.Undefined));
    const literals = members.filter((member) => member.isStringLiteral());
    const isText = (member: ts.Type): boolean =>
      this.#isOtherString(member) || Boolean(member.flags & ts.TypeFlags.String);
    const bools = members.filter((member) => member.flags & ts.TypeFlags.BooleanLiteral);
    const rest = members.filter(
      (member) => !literals.includes(member as ts.StringLiteralType) && !this.#isOtherString(member),
    );
    const parts: Schema[] = [];
    if (literals.length > 0) {
      const open = members.some((member) => this.#isOtherString(member)) && !this.#style.closedEnums;
      parts.push(open ? { type: "string" } : { enum: literals.map((literal) => literal.value).sort() });
    }
    // Two literals would stop the conversion of the texts "true" and "false".
    if (bools.length === 2) parts.push({ type: "boolean" });
    for (const member of rest) {
      if (bools.length === 2 && bools.includes(member)) continue;
      parts.push(members.some(isText) ? this.#expandable(member, property) : this.schemaOf(member, property));
    }
    const distinct = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
    const [only] = distinct;
    return distinct.length === 1 && only !== undefined ? only : { anyOf: distinct };
  }

  /** `string | Customer`: an id, or the object itself, told by its `object` field and not followed. */
  #expandable(type: ts.Type, property: string): Schema {
    const object = type.getProperty("object");
    const kind = object && this.#checker.getTypeOfSymbol(object);
    if (!kind?.isStringLiteral()) return this.schemaOf(type, property);
    return {
      type: "object",
      required: ["id", "object"],
      properties: { id: { type: "string" }, object: { const: kind.value } },
    };
  }

  #object(type: ts.Type): Schema {
    const known = this.#names.get(type);
    if (known) return { $ref: `#/definitions/${known}` };
    const name = `d${this.#names.size}`;
    this.#names.set(type, name);
    const owner = (type.aliasSymbol ?? type.symbol)?.name ?? "";
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const valueType = this.#checker.getTypeOfSymbol(property);
      if (property.name === "lastResponse" || valueType.getCallSignatures().length > 0) continue;
      const isOpen = this.#style.open.has(property.name) || this.#style.open.has(`${owner}.${property.name}`);
      properties[property.name] = isOpen ? true : this.schemaOf(valueType, property.name);
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const additionalProperties = index ? this.schemaOf(index.type, "") : false;
    const schema = { type: "object", properties, ...(required.length > 0 && { required }), additionalProperties };
    this.definitions[name] = schema;
    return { $ref: `#/definitions/${name}` };
  }
}

/** Stripe declares the same shape again in each place (46 equal capabilities): one definition is enough. */
function mergeEqual(contract: Contract): Contract {
  let current = contract;
  for (;;) {
    const first = new Map<string, string>();
    const renamed = new Map<string, string>();
    for (const [name, schema] of Object.entries(current.definitions)) {
      const text = JSON.stringify(schema);
      const kept = first.get(text);
      if (kept) renamed.set(name, kept);
      else first.set(text, name);
    }
    if (renamed.size === 0) return current;
    const text = JSON.stringify(current).replace(/"#\/definitions\/(d\d+)"/g, (whole, name: string) =>
      renamed.has(name) ? `"#/definitions/${renamed.get(name)}"` : whole,
    );
    current = JSON.parse(text) as Contract;
    for (const name of renamed.keys()) delete current.definitions[name];
  }
}
