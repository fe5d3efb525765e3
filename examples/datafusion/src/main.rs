//! One program for every part: a query in one process, and scheduler, executors and client of a cluster.
//!
//! ```text
//! jianbao-datafusion pack FOLDER OUT [COPIES]       the texts of a folder as Parquet files
//! jianbao-datafusion local DATA [SQL]               a query in this process; DATA is a folder of Parquet with a column `text`
//! jianbao-datafusion scheduler [PORT]               50050 unless said otherwise
//! jianbao-datafusion executor PORT [SCHEDULER]      takes PORT and the next one
//! jianbao-datafusion client DATA [SQL] [SCHEDULER]  the query on the cluster
//! ```

use ballista::prelude::*;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::*;
use jianbao_datafusion::{NAME, parse_report, register, texts};
use std::path::Path;
use std::sync::Arc;

type Error = Box<dyn std::error::Error>;

const HOST: &str = "127.0.0.1";
const PORT: u16 = 50050;

/// How often an executor says that it is there, how long one that says nothing is waited for, and how often that is looked at, in
/// seconds. A job goes on with the other executors only then: by Ballista's own settings after three minutes.
const HEARTBEAT: u64 = 2;
const DEAD_AFTER: u64 = 10;
const LOOK_EVERY: u64 = 2;

/// Figures by place and unit.
const QUERY: &str = "\
    select s.place as place, s.unit as unit, count(*) as figures, sum(cast(s.value as decimal(38, 4))) as total \
    from (select unnest(parse_report(text)) as s from reports) \
    group by s.place, s.unit order by figures desc, place, unit limit 20";

#[tokio::main]
async fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments.as_slice() {
        ["pack", folder, out] => pack(folder, out, 1).await,
        ["pack", folder, out, copies] => pack(folder, out, copies.parse()?).await,
        ["local", data] => local(data, QUERY).await,
        ["local", data, query] => local(data, query).await,
        ["scheduler"] => scheduler(PORT).await,
        ["scheduler", port] => scheduler(port.parse()?).await,
        ["executor", port] => executor(port.parse()?, PORT).await,
        ["executor", port, scheduler] => executor(port.parse()?, scheduler.parse()?).await,
        ["client", data] => client(data, QUERY, PORT).await,
        ["client", data, query] => client(data, query, PORT).await,
        ["client", data, query, scheduler] => client(data, query, scheduler.parse()?).await,
        _ => Err("usage: pack FOLDER OUT [COPIES] | local DATA [SQL] | scheduler [PORT] | executor PORT [SCHEDULER] | client DATA [SQL] [SCHEDULER]".into()),
    }
}

/// Eight files, so that a cluster has tasks to share out.
async fn pack(folder: &str, out: &str, copies: usize) -> Result<(), Error> {
    let session = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(8));
    session
        .read_batch(texts(Path::new(folder), copies)?)?
        .repartition(datafusion::logical_expr::Partitioning::RoundRobinBatch(8))?
        .write_parquet(out, DataFrameWriteOptions::new(), None)
        .await?;
    Ok(())
}

async fn local(data: &str, query: &str) -> Result<(), Error> {
    let session = SessionContext::new();
    register(&session);
    answer(&session, data, query).await
}

async fn client(data: &str, query: &str, scheduler: u16) -> Result<(), Error> {
    let url = format!("df://{HOST}:{scheduler}");
    let state = state(SessionConfig::new_with_ballista())?;
    let session = SessionContext::remote_with_state(&url, state).await?;
    register(&session);
    answer(&session, data, query).await
}

async fn answer(session: &SessionContext, data: &str, query: &str) -> Result<(), Error> {
    session
        .register_parquet("reports", data, ParquetReadOptions::default())
        .await?;
    session.sql(query).await?.show().await?;
    Ok(())
}

/// A session that knows the function: the scheduler plans with it.
fn state(config: SessionConfig) -> datafusion::error::Result<SessionState> {
    let mut state = ballista_core::utils::default_session_builder(config)?;
    state.register_udf(Arc::new(parse_report()))?;
    Ok(state)
}

async fn scheduler(port: u16) -> Result<(), Error> {
    let config = SchedulerConfig {
        bind_host: HOST.into(),
        external_host: HOST.into(),
        bind_port: port,
        executor_timeout_seconds: DEAD_AFTER,
        expire_dead_executor_interval_seconds: LOOK_EVERY,
        no_executors_grace_period_seconds: DEAD_AFTER,
        ..SchedulerConfig::default()
    }
    .with_override_session_builder(Arc::new(state));
    let cluster = BallistaCluster::new_from_config(&config).await?;
    start_server(cluster, format!("{HOST}:{port}").parse()?, Arc::new(config)).await?;
    Ok(())
}

/// An executor finds functions by name: they are compiled into this program.
async fn executor(port: u16, scheduler: u16) -> Result<(), Error> {
    let mut functions = BallistaFunctionRegistry::default();
    functions
        .scalar_functions
        .insert(NAME.into(), Arc::new(parse_report()));
    let config = ExecutorProcessConfig {
        port,
        grpc_port: port + 1,
        vcores: 1,
        scheduler_host: HOST.into(),
        scheduler_port: scheduler,
        external_host: Some(HOST.into()),
        scheduler_connect_timeout_seconds: 20,
        executor_heartbeat_interval_seconds: HEARTBEAT,
        override_function_registry: Some(Arc::new(functions)),
        ..Default::default()
    };
    start_executor_process(Arc::new(config)).await?;
    Ok(())
}
