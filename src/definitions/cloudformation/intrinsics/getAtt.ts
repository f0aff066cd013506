import { listArgument, textArgument, type Intrinsic } from '../arguments';
import { attribute } from '../attribute';

const call = { name: 'Fn::GetAtt', form: 'Fn::GetAtt: [LogicalId, Attribute] or "LogicalId.Attribute"' };

export const getAtt: Intrinsic = (argument, scope, at) => {
  const [id, name] = argument.kind === 'text' ? dotted(argument.text.toString()) : listed();
  return attribute(id, name, scope, at, `Fn::GetAtt ${id}.${name}`);

  function listed(): [string, string] {
    const [first, ...rest] = listArgument(argument, call, 2, 3).map((item) =>
      textArgument(item, scope, call).toString(),
    );
    return [first!, rest.join('.')];
  }
};

function dotted(text: string): [string, string] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}
