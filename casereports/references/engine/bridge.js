// Runs citeproc-js on one list of references and answers in marks that survive any text.
//
// A mark opens with U+0001, its code and U+0002, and closes with U+0003. No reference can carry
// these characters, so nothing in a title can be taken for a mark and nothing needs escaping.
// Functions, not citeproc-js's "%%STRING%%" templates: those expand "$&" when it stands in a title.

"use strict";

(function (CSL) {
  function mark(code, text) {
    return text ? "\u0001" + code + "\u0002" + text + "\u0003" : "";
  }

  function marks(code) {
    return function (state, text) {
      return mark(code, text);
    };
  }

  function quotes(open, close, apostrophe) {
    return function (state, text) {
      if (text === undefined) {
        return apostrophe || state.getTerm(open);
      }
      return state.getTerm(open) + text + state.getTerm(close);
    };
  }

  // citeproc-js hands over addresses and DOIs under either name; anything else gets no link.
  function linked(state, text) {
    const plain = text.replace(/\u0001[^\u0002]*\u0002|\u0003/g, "");
    const address = plain.startsWith("10.") ? "https://doi.org/" + plain : plain;
    return /^https?:\/\/\S+$/.test(address) ? mark("href:" + address, text) : text;
  }

  CSL.Output.Formats.marked = {
    text_escape: function (text) {
      return text || "";
    },
    bibstart: "",
    bibend: "",
    "@passthrough/true": CSL.Output.Formatters.passthrough,
    "@font-style/italic": marks("italic"),
    "@font-style/oblique": marks("oblique"),
    "@font-style/normal": marks("upright"),
    "@font-variant/small-caps": marks("small-caps"),
    "@font-variant/normal": marks("full-caps"),
    "@font-weight/bold": marks("bold"),
    "@font-weight/normal": marks("medium"),
    "@font-weight/light": marks("light"),
    "@text-decoration/none": marks("no-line"),
    "@text-decoration/underline": marks("underline"),
    "@vertical-align/baseline": marks("baseline"),
    "@vertical-align/sup": marks("superscript"),
    "@vertical-align/sub": marks("subscript"),
    "@strip-periods/true": CSL.Output.Formatters.passthrough,
    "@strip-periods/false": CSL.Output.Formatters.passthrough,
    "@quotes/true": quotes("open-quote", "close-quote"),
    "@quotes/inner": quotes("open-inner-quote", "close-inner-quote", "\u2019"),
    "@quotes/false": false,
    "@cite/entry": function (state, text) {
      return text;
    },
    "@cited/true": function (state, text) {
      return state.tmp.area === "citation" ? mark("key:" + this.id, text) : text;
    },
    "@showid/true": function (state, text) {
      return text;
    },
    "@bibliography/entry": function (state, text) {
      return text;
    },
    "@display/block": marks("block"),
    "@display/left-margin": marks("label"),
    "@display/right-inline": marks("body"),
    "@display/indent": marks("indent"),
    "@URL/true": linked,
    "@DOI/true": linked,
  };

  // A number in the text links to its reference, also at the ends of a collapsed range.
  const NumericBlob = CSL.NumericBlob;
  CSL.NumericBlob = function (state, particle, number, token, key) {
    NumericBlob.call(this, state, particle, number, token, key);
    if (token && token.variables_real && token.variables_real[0] === "citation-number") {
      this.decorations = this.decorations.concat([["@cited", "true"]]);
    }
  };
  CSL.NumericBlob.prototype = NumericBlob.prototype;

  // Base letters and numbers sort, as citeproc-js asks of a browser; the embedded engine has no
  // collation tables.
  function folded(text) {
    return text
      .normalize("NFD")
      .replace(/^\p{P}+|\p{M}/gu, "")
      .replace(/[\s\p{P}]+/gu, " ")
      .toLowerCase()
      .replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  }

  function compared(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // Where citeproc-js has nothing to print it prints this, which is no text of the author's.
  const NOTHING = "[CSL STYLE ERROR: reference with no printed form.]";

  // Names that no style option tells apart need no register: it takes a fifth of the time.
  function withoutRegister(engine) {
    if (engine.opt["disambiguate-add-givenname"]) {
      return;
    }
    engine.registry.namereg.addname = function () {};
    engine.registry.namereg.evalname = function (id, name, place, least, form, initials) {
      return form === "short" ? 0 : typeof initials === "string" ? 1 : 2;
    };
  }

  // citeproc-js fails on a language that it is not given; another of its kind, or English, does.
  function localeFor(locales, tag) {
    const kind = tag.split("-")[0];
    const near = Object.keys(locales).find((other) => other.split("-")[0] === kind);
    return locales[tag] || locales[near] || locales["en-US"];
  }

  globalThis.engineFor = function (items, job) {
    const byKey = new Map(items.map((item) => [String(item.id), item]));
    const engine = new CSL.Engine(
      {
        retrieveLocale: (tag) => localeFor(job.locales, tag),
        retrieveItem: (key) => byKey.get(String(key)),
        stringCompare: (a, b) => compared(folded(a), folded(b)),
      },
      job.style,
      job.locale,
    );
    withoutRegister(engine);
    engine.setOutputFormat("marked");
    return engine;
  };

  globalThis.format = function (contentJson, jobJson) {
    const content = JSON.parse(contentJson);
    const engine = engineFor(content.items, JSON.parse(jobJson));
    engine.opt.development_extensions.wrap_url_and_doi = true;
    engine.opt.development_extensions.throw_on_empty = true;
    const citations = engine.rebuildProcessorState(
      content.clusters.map((cites, index) => ({
        citationID: "c" + index,
        citationItems: cites,
        properties: { noteIndex: 0 },
      })),
      "marked",
    );
    engine.setOutputFormat("marked");
    const [parameters, entries] = engine.makeBibliography() || [{ entry_ids: [] }, []];
    const keys = parameters.entry_ids.map((ids) => ids[0]);
    const printed = citations.map((citation) => citation[2]);
    return JSON.stringify({
      cited: content.items.map((item) => item.id),
      citations: printed,
      keys: keys,
      entries: entries,
      unprinted: keys
        .filter((key, index) => entries[index].includes(NOTHING))
        .concat(content.clusters.filter((_, i) => printed[i].includes(NOTHING)).map((c) => c[0].id)),
    });
  };
})(module.exports);
