// What the editor in static/js/prose takes from libraries: this file and nothing else is bundled.
export { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
export { closeHistory, history, redo, undo } from "prosemirror-history";
export { InputRule, inputRules, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
export { keymap } from "prosemirror-keymap";
export { DOMParser, DOMSerializer, Fragment, Schema, Slice } from "prosemirror-model";
export { liftListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
export { EditorState, NodeSelection, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
export { Decoration, DecorationSet, EditorView } from "prosemirror-view";
