// What a hand or the keyboard does to the picture, by the tool that is chosen. Each tool tells whether
// it takes what is pointed at, what a drag does, and what arrow keys move.

export class Tool {
  constructor(editor) {
    this.editor = editor;
  }

  get drawing() {
    return this.editor.drawing;
  }

  get frame() {
    return this.editor.stage.frame;
  }

  // What lies over the picture while the tool is chosen.
  lay() {}

  enter() {}

  // Takes back what is begun and not done; tells whether there was something.
  cancel() {
    return false;
  }

  // A point that is part of the way from the middle of what is shown to its edge.
  inMiddle([across, down] = [0, 0]) {
    const { x, y, width, height } = this.frame.cut;
    return [x + width * (0.5 + across / 200), y + height * (0.5 + down / 200)];
  }
}
