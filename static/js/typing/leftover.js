// Sends what another page of the case left behind in this browser.

export async function deliver(kept, desk) {
  const answer = await (kept.order ? deliverOrder(kept, desk) : deliverTyped(kept, desk));
  if (answer?.saved?.length) document.body.dispatchEvent(new CustomEvent("case-saved"));
}

async function deliverTyped({ key, save, doubt, revision, token, typed, was }, { server, keeper, gone }) {
  let answer = null;
  for (const message of [doubt, { revision, token, typed, was }]) {
    if (!message || !Object.keys(message.typed).length) continue;
    const known = { ...message.was, ...answer?.now };
    const { status, body } = await server.send(save, { ...message, was: known });
    if (status !== 200) {
      gone.show(key, { ...doubt?.typed, ...typed }, body);
      return null;
    }
    answer = body;
  }
  gone.forget(key);
  // What is not in the record stands beside it on the server, and waits there for its author.
  if (!answer?.unkept) await keeper.drop(key);
  return answer;
}

async function deliverOrder({ key, save, order }, { server, keeper }) {
  const { body } = await server.send(save, { order });
  await keeper.drop(key);
  return body;
}
