import type { ShjGrammar, ShjRule } from '@speed-highlight/core/tokenize';

/** Languages the library does not know, by what they share with those it does. */
const slashComments: ShjRule = { type: 'cmnt', match: /\/\/.*|\/\*[^]*?(?:\*\/|$)/g };
const constants: ShjRule = { type: 'bool', match: /\b(?:true|false|null|nil)\b/gi };
const shared: ShjGrammar = [
  { type: 'str', match: /"""[^]*?(?:"""|$)/g },
  { expand: 'str' },
  { expand: 'num' },
  { type: 'func', match: /[a-zA-Z_]\w*[!?]?(?=\()/g },
  { type: 'class', match: /\b[A-Z]\w*/g },
];

const words = (list: string): ShjRule => ({
  type: 'kwd',
  match: new RegExp(`\\b(?:${list.replaceAll(' ', '|')})\\b`, 'g'),
});

export const csharp: ShjGrammar = [
  slashComments,
  constants,
  words(
    'abstract as async await base bool break byte case catch char class const continue decimal default delegate do double dynamic else enum event explicit extern finally fixed float for foreach get goto if implicit in init int interface internal is lock long namespace new object operator out override params private protected public readonly record ref required return sealed set short sizeof stackalloc static string struct switch this throw try typeof uint ulong unsafe ushort using var virtual void volatile when where while yield',
  ),
  ...shared,
];
export const kotlin: ShjGrammar = [
  slashComments,
  constants,
  words(
    'abstract as break by catch class companion const constructor continue crossinline data do else enum external final finally for fun get if import in infix init inline interface internal is lateinit noinline object open operator out override package private protected public reified return sealed set super suspend tailrec this throw try typealias val var vararg when where while',
  ),
  ...shared,
];
export const swift: ShjGrammar = [
  slashComments,
  constants,
  words(
    'actor as associatedtype async await break case catch class continue convenience default defer deinit do dynamic else enum extension fallthrough fileprivate final for func get guard if import in indirect init inout internal is lazy let mutating open operator override private protocol public repeat required rethrows return self Self set some static struct subscript super switch throw throws try typealias unowned var weak where while',
  ),
  ...shared,
];
export const php: ShjGrammar = [
  slashComments,
  { type: 'cmnt', match: /#(?!\[).*/g },
  { type: 'kwd', match: /<\?php\b|<\?=|\?>/g },
  { type: 'var', match: /\$\w+/g },
  constants,
  words(
    'abstract array as bool break callable case catch class clone const continue declare default do echo else elseif empty enum extends final finally float fn for foreach function global if implements include include_once instanceof int interface isset list match mixed namespace never new parent print private protected public readonly require require_once return self static string switch this throw trait try unset use var void while yield',
  ),
  ...shared,
];
export const ruby: ShjGrammar = [
  { type: 'cmnt', match: /#(?!\{).*|^=begin[^]*?(?:^=end|$(?![^]))/gm },
  { type: 'var', match: /@{1,2}\w+|\$\w+|\b[a-z_]\w*:(?!:)|(?<![\w:]):[a-z_]\w*/g },
  constants,
  words(
    'alias and attr_accessor attr_reader attr_writer begin break case class def defined do else elsif end ensure extend for if in include loop module next not or private protected public raise redo require require_relative rescue retry return self super then undef unless until when while yield',
  ),
  ...shared,
];
