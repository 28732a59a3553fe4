//! One session with a server: statements one after another, each within a time. What becomes of one that ended is left to
//! `connection.rs`.

use std::time::Duration;

use tokio::runtime::{self, Runtime};
use tokio::task::JoinHandle;
use tokio::time;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Config, NoTls, Row, Socket};

use super::server::Server;
use super::tls::Tls;
use crate::store::sql::failure::{Fault, SqlError, SqlResult};
use crate::store::sql::param::Param;

/// How long making a connection may take, as one to the API.
const CONNECT: Duration = Duration::from_secs(10);

/// So long is waited for the end of a session to reach the server.
const FAREWELL: Duration = Duration::from_millis(200);

/// What each session sets for itself: what an administrator may have set to end idle sessions, which hold our locks, and
/// that a session ends soon when its machine has vanished.
const SET_UP: &str = "\
    SELECT set_config(name, value, false) FROM (VALUES \
      ('search_path', 'pg_catalog, fpgo'), ('idle_session_timeout', '0'), \
      ('idle_in_transaction_session_timeout', '0'), ('statement_timeout', '0'), ('transaction_timeout', '0'), \
      ('client_connection_check_interval', '10s'), ('tcp_keepalives_idle', '30'), \
      ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3')) own (name, value) \
    JOIN pg_catalog.pg_settings USING (name)";

/// A session with a server.
pub struct Session {
    /// Drives the connection while this thread waits for an answer.
    runtime: Runtime,
    client: Option<Client>,
    connection: Option<JoinHandle<()>>,
}

impl Session {
    /// Begins a session within this time, or within the time that a connection may take.
    pub fn open(server: &Server, within: Duration) -> SqlResult<Session> {
        let within = within.min(CONNECT);
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| broken(&error.to_string()))?;
        let config = server.config(within);
        let connecting = async {
            match server.uses_tls() {
                false => connect(&config, NoTls).await,
                true => {
                    let settings = server.tls().map_err(|error| broken(&error.to_string()))?;
                    connect(&config, Tls::new(settings)).await
                }
            }
        };
        let connected = runtime.block_on(async { time::timeout(within, connecting).await });
        let (client, connection) = match connected.unwrap_or_else(|_| Err(silent(within))) {
            Ok(connected) => connected,
            Err(error) => {
                // The server's name may still be looked up, and nobody waits for that any more.
                runtime.shutdown_background();
                return Err(error);
            }
        };
        let session = Session { runtime, client: Some(client), connection: Some(connection) };
        session.batch(SET_UP, within)?;
        Ok(session)
    }

    /// The rows of a statement, all of them at once.
    pub fn query(&self, sql: &str, params: &[Param], within: Duration) -> SqlResult<Vec<Row>> {
        let params: Vec<(&(dyn ToSql + Sync), Type)> = params.iter().map(typed).collect();
        let rows = self.client()?.query_typed(sql, &params);
        let answered = self.runtime.block_on(async { time::timeout(within, rows).await });
        Ok(answered.map_err(|_| silent(within))??)
    }

    /// Carries out several statements without parameters.
    pub fn batch(&self, sql: &str, within: Duration) -> SqlResult<()> {
        let done = self.client()?.batch_execute(sql);
        let answered = self.runtime.block_on(async { time::timeout(within, done).await });
        Ok(answered.map_err(|_| silent(within))??)
    }

    fn client(&self) -> SqlResult<&Client> {
        self.client.as_ref().ok_or_else(|| silent(Duration::ZERO))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The server lets go of the session's locks now, and not when it notices.
        drop(self.client.take());
        if let Some(connection) = self.connection.take() {
            let _ = self.runtime.block_on(async { time::timeout(FAREWELL, connection).await });
        }
    }
}

async fn connect<T>(config: &Config, tls: T) -> SqlResult<(Client, JoinHandle<()>)>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
{
    let (client, connection) = config.connect(tls).await?;
    // How it ended is told by the statements that get no answer any more.
    let connection = tokio::spawn(async move { drop(connection.await) });
    Ok((client, connection))
}

fn typed<'a>(param: &'a Param<'_>) -> (&'a (dyn ToSql + Sync), Type) {
    match param {
        Param::Text(text) => (text, Type::TEXT),
        Param::Integer(integer) => (integer, Type::INT8),
    }
}

fn broken(why: &str) -> SqlError {
    SqlError { fault: Fault::Broken, text: why.to_owned() }
}

/// The failure of a statement without an answer in time.
fn silent(within: Duration) -> SqlError {
    let seconds = (within.as_millis() + 500) / 1000;
    let text = format!("it did not answer within {} s", seconds.max(1));
    SqlError { fault: Fault::Gone, text }
}
