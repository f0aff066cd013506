import { MappedText } from '../../source/MappedText';

/** `{{resolve:ssm:/orders/table}}`: what CloudFormation reads from a store at deployment. */
export function withDynamicReferences(text: MappedText): MappedText {
  return text.replace(/\{\{resolve:([a-z-]+):([^{}]*)\}\}/g, ([value, store = '', path = ''], at) => {
    const [name = path] = path.split(':');
    const id = name.split('/').at(-1) ?? name;
    const source = store.startsWith('ssm') ? 'Systems Manager' : 'Secrets Manager';
    return MappedText.hole({ value, id, kind: 'unknown', reason: `it is read from ${source} at deployment`, at });
  });
}
