import { join } from 'node:path';
import ts from 'typescript';

const PACKAGE = join(import.meta.dirname, '..');

/** The text of every export that is no schema, and the word `schema` for those that are, by entry and name. */
export type PublicApi = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the declarations of the entries (subpath to source file under src) export. */
export function publicApi(entries: Readonly<Record<string, string>>): PublicApi {
  const read = ts.readConfigFile(join(PACKAGE, 'tsconfig.build.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, PACKAGE);
  const files = Object.values(entries).map((file) => join(PACKAGE, 'src', file));
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const named = withNames(program, checker);
  const listed = Object.entries(entries).map(([subpath, file]) => {
    const source = program.getSourceFile(join(PACKAGE, 'src', file));
    const symbol = source && checker.getSymbolAtLocation(source);
    const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
    const texts = exported.map((one) => [one.name, named(exportText(one, checker))] as const);
    return [subpath, Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))] as const;
  });
  return Object.fromEntries(listed);
}

/**
 * Puts the names of schemas where the compiler writes their types out, so that a field that is added changes the schema
 * and not every function that takes it.
 */
function withNames(program: ts.Program, checker: ts.TypeChecker): (text: string) => string {
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(PACKAGE, 'src')));
  const names = ours.flatMap((source) => {
    const module = checker.getSymbolAtLocation(source);
    const schemas =
      module === undefined ? [] : checker.getExportsOfModule(module).filter((one) => isSchema(one, checker));
    return schemas.map(
      (one) => [typeText(checker.getDeclaredTypeOfSymbol(original(one, checker)), checker), one.name] as const,
    );
  });
  const longestFirst = names.filter(([text]) => /[{&]/.test(text)).sort(([a], [b]) => b.length - a.length);
  return (text) => longestFirst.reduce((shorter, [long, name]) => shorter.replaceAll(long, name), text);
}

function exportText(exported: ts.Symbol, checker: ts.TypeChecker): string {
  if (isSchema(exported, checker)) return 'schema';
  return (original(exported, checker).declarations ?? [])
    .map((declaration) => declarationText(declaration, checker))
    .join('\n');
}

function isSchema(exported: ts.Symbol, checker: ts.TypeChecker): boolean {
  const symbol = original(exported, checker);
  if (!(symbol.flags & ts.SymbolFlags.Variable)) return false;
  return checker.getTypeOfSymbol(symbol).getProperty('_zod') !== undefined;
}

function original(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function declarationText(node: ts.Declaration, checker: ts.TypeChecker): string {
  const type = checker.getTypeAtLocation(node);
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return typeText(type, checker);
  const members = checker.getPropertiesOfType(type).filter(isOurs);
  const built = ts.isClassDeclaration(node) ? node.members.filter(ts.isConstructorDeclaration).map(signatureText) : [];
  return [...built, ...members.map((member) => memberText(member, checker))].join('; ');
}

function typeText(type: ts.Type, checker: ts.TypeChecker): string {
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  // A name by itself says nothing of what it stands for.
  return type.aliasSymbol?.name === text
    ? checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias)
    : text;
}

function signatureText(node: ts.ConstructorDeclaration): string {
  return `new (${node.parameters.map((parameter) => parameter.getText()).join(', ')})`;
}

function memberText(member: ts.Symbol, checker: ts.TypeChecker): string {
  const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
  return `${member.name}${optional}: ${typeText(checker.getTypeOfSymbol(member), checker)}`;
}

function isOurs(member: ts.Symbol): boolean {
  return (member.declarations ?? []).every((declaration) => declaration.getSourceFile().fileName.startsWith(PACKAGE));
}
