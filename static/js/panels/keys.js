// The keyboard in the editor. Single keys choose tools only where no text is typed.
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const FINE = 0.1;

export function keysOf(editor) {
  const { element, stage } = editor;
  const tools = Object.fromEntries(
    [...element.querySelectorAll("button[data-tool]")].map(({ dataset }) => [dataset.key.toLowerCase(), dataset.tool]),
  );
  const isText = (control) => control.matches("select, textarea, input:not([type=range], [type=checkbox])");

  const onPicture = (event) => {
    const step = STEPS[event.key];
    if (step && !event.ctrlKey && !event.metaKey) {
      const by = step.map((way) => way * (event.shiftKey ? FINE : 1));
      const isIdle = editor.toolName === "select" && editor.selected === null;
      if (!editor.tool.step || isIdle) return false; // the picture is scrolled
      editor.tool.step(by, event.altKey);
      return true;
    }
    if (event.key === "Enter" || event.key === " ") {
      const mark = event.target.closest("[data-mark]");
      if (mark && editor.toolName === "select") editor.select(Number(mark.dataset.mark));
      else if (event.key === "Enter") editor.tool.enter();
      else return false;
      return true;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      if (editor.selected === null) return false;
      editor.remove();
      return true;
    }
    return false;
  };

  const anywhere = (event) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      const isRedo = (key === "z" && event.shiftKey) || key === "y";
      if (key !== "z" && !isRedo) return false;
      editor.acts[isRedo ? "redo" : "undo"]();
      return true;
    }
    if (event.key === "Escape") {
      editor.letGo();
      return true;
    }
    if (event.altKey || !tools[key] || event.target.matches("[type=range]")) return false;
    editor.choose(tools[key], { focus: true });
    return true;
  };

  return (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (isText(event.target)) {
      if (event.key === "Escape") editor.letGo();
      return;
    }
    const isDone = (stage.place.contains(event.target) && onPicture(event)) || anywhere(event);
    if (isDone) event.preventDefault();
  };
}
