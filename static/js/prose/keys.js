// What keys do in the editor, and the same commands for its buttons.
import {
  InputRule, TextSelection, baseKeymap, chainCommands, inputRules, keymap, liftListItem, redo,
  splitListItem, toggleMark, undo, undoInputRule, wrapInList, wrappingInputRule,
} from "../../vendor/prosemirror/prosemirror.js";
import { codeOf, nodeOf } from "./dialect.js";
import { hasLists, isList } from "./schema.js";

const NBSP = "\u00a0";
const CODE = /(?:\[[^[\]]*@[^[\]]*\]|\{[ \t\u00a0]*[A-Za-z][A-Za-z0-9_]*[ \t\u00a0]*(?::[^{}\n]*)?\})$/;

export function commandsOf(schema) {
  const { strong, em, superscript, subscript } = schema.marks;
  const commands = {
    bold: toggleMark(strong),
    italic: toggleMark(em),
    raised: toggleMark(superscript),
    lowered: toggleMark(subscript),
    undo,
    redo,
  };
  if (!hasLists(schema)) return commands;
  const { bullet_list: bullets, ordered_list: numbers } = schema.nodes;
  return { ...commands, bullets: toggleList(bullets), numbers: toggleList(numbers), paragraph: toParagraph };
}

export function keysOf(schema) {
  const commands = commandsOf(schema);
  const item = schema.nodes.list_item;
  const enter = item ? chainCommands(splitListItem(item), baseKeymap.Enter) : baseKeymap.Enter;
  const keys = {
    "Mod-b": commands.bold,
    "Mod-i": commands.italic,
    "Mod-.": commands.raised,
    "Mod-,": commands.lowered,
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-Shift-Space": insert(NBSP),
    Enter: enter,
    "Shift-Enter": enter,
    Backspace: chainCommands(undoInputRule, leaveList, baseKeymap.Backspace),
  };
  if (item) Object.assign(keys, { "Mod-Shift-7": commands.numbers, "Mod-Shift-8": commands.bullets });
  return [keymap(keys), keymap(baseKeymap), rulesOf(schema)];
}

// What is typed as the dialect writes it becomes what it stands for.
function rulesOf(schema) {
  const rules = [
    new InputRule(CODE, (state, [code], start, end) => {
      const node = nodeOf(code);
      return node && state.tr.replaceWith(start, end, schema.node("chip", { code: codeOf(node) }));
    }),
  ];
  if (hasLists(schema)) {
    rules.push(wrappingInputRule(/^\s*[-*]\s$/, schema.nodes.bullet_list));
    rules.push(wrappingInputRule(/^\s*1[.)]\s$/, schema.nodes.ordered_list));
  }
  return inputRules({ rules });
}

export function insert(text) {
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(text).scrollIntoView());
    return true;
  };
}

// The list that the selection is in, and where it begins.
export function listAround({ $from }) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (isList($from.node(depth))) return { node: $from.node(depth), place: $from.before(depth) };
  }
  return null;
}

function toggleList(type) {
  return (state, dispatch, view) => {
    const list = listAround(state.selection);
    if (!list) return wrapInList(type)(state, dispatch, view);
    if (list.node.type === type) return liftListItem(state.schema.nodes.list_item)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(list.place, type));
    return true;
  };
}

function toParagraph(state, dispatch, view) {
  if (!listAround(state.selection)) return true;
  return liftListItem(state.schema.nodes.list_item)(state, dispatch, view);
}

// Back from the beginning of an item is out of the list.
function leaveList(state, dispatch, view) {
  const { selection, schema } = state;
  const isAtStart = selection instanceof TextSelection && selection.empty && !selection.$from.parentOffset;
  if (!isAtStart || !listAround(selection)) return false;
  return liftListItem(schema.nodes.list_item)(state, dispatch, view);
}
