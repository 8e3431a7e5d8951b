import { type FormEvent, useState } from 'react';
import { Dialog } from '../components/Dialog.tsx';
import { Field } from '../components/Field.tsx';
import { ResultLine } from '../components/ResultLine.tsx';
import { useTopic } from '../state/topics.ts';
import { useCall } from '../state/useCall.ts';

/** Log in, see who is logged in, log out. */
export function LoginDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useTopic('session');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useCall('session.login');
  const logout = useCall('session.logout');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await login.send({ username: username.trim(), password });
    setPassword('');
    if (answer.ok) onClose();
  };
  if (session?.user)
    return (
      <Dialog title="Session" onClose={onClose}>
        <div className="body">
          <div>
            <b>{session.user.username}</b> <span className="t2">{session.user.email}</span>
          </div>
          <div className="t2">{ROLE_WORDS[session.role]}</div>
          <div className="buttons">
            <button type="button" className="btn" onClick={() => void logout.send(undefined).then(onClose)}>
              Log out
            </button>
          </div>
          <ResultLine answer={logout.answer} pending={logout.pending} />
        </div>
      </Dialog>
    );
  return (
    <Dialog title="Log in" onClose={onClose}>
      <form className="body" onSubmit={(event) => void submit(event)}>
        <div className="t2">
          Visitors see everything. Acknowledging alarms needs a user, commanding devices an expert.
        </div>
        <Field label="Name" name="username" value={username} onChange={setUsername} align="left" />
        <Field label="Password" name="password" type="password" value={password} onChange={setPassword} align="left" />
        <div className="buttons">
          <button type="submit" className="btn" disabled={login.pending || username.trim() === '' || password === ''}>
            Log in
          </button>
          <button type="button" className="btn" onClick={onClose}>
            Look on as a visitor
          </button>
        </div>
        <ResultLine answer={login.answer} pending={login.pending} />
      </form>
    </Dialog>
  );
}

const ROLE_WORDS = {
  viewer: 'Visitor: may look at everything.',
  user: 'User: may write requests and acknowledge alarms.',
  expert: 'Expert: may take control and command devices.',
  admin: 'Administrator: may do everything.',
} as const;
