// What the buttons of the editor do that are no tools.

export function actsOf(editor) {
  const { drawing } = editor;
  const light = { brightness: 0, contrast: 0 };
  const show = (changes) => drawing.change({ view: { ...drawing.state.view, ...changes } });

  const goBack = (isPossible, way, said) => {
    if (!isPossible) return;
    editor.selected = null;
    drawing[way]();
    // What had the focus may be gone.
    if (document.activeElement === document.body) editor.stage.place.focus({ preventScroll: true });
    editor.say(said);
  };
  const turn = (by) => {
    const turned = (drawing.state.view.turned + by) % 360;
    show({ turned });
    editor.say("turned", { n: turned });
  };
  // The fields themselves, which are folded away with the rarer ones.
  const showText = () => {
    const field = editor.form.elements.marks;
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.focus();
  };

  return {
    undo: () => goBack(drawing.canUndo, "undo", "undone"),
    redo: () => goBack(drawing.canRedo, "redo", "redone"),
    left: () => turn(270),
    right: () => turn(90),
    light: () => show(light),
    whole: () => show({ crop: null }),
    cropped: () => editor.choose("select", { focus: true }),
    "no-scale": () => drawing.change({ scale: undefined, bar: undefined }),
    remove: () => editor.remove(),
    text: showText,
  };
}
