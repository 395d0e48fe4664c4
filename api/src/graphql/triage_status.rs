//! How the models that suggest category and priority are doing.

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::{
    classification::{DegradedReason, TriageSource},
    context::ContextExt,
    enums::{TicketCategory, TicketPriority},
    error::ApiError,
    scalars::DateTime,
    triage_agreement::{CategoryConfusion, PriorityConfusion, TriageAgreement},
};
use crate::domain::{
    suggestions::DEFAULT_DAYS,
    triage::{Breaker, Degraded, LanguageModelStatus as Status, Latency as Figures, LearntWord as Learnt, PointsTo},
};

/// How the models that suggest category and priority are doing.
pub(super) struct TriageStatus;

/// How the language model is doing. Counts are those of the server process that answers, since it started.
pub(super) struct LanguageModelStatus(Status);

/// How the built-in model is doing, in the server process that answers. All processes learn from the same labels.
pub(super) struct BuiltInModelStatus;

/// Whether the language model is asked.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum BreakerState {
    /// It is.
    Closed,
    /// It is not: it failed too often of late. From `retryAt` on, one question is tried.
    Open,
    /// One question is being tried, whose outcome decides.
    HalfOpen,
}

/// How many questions failed for a reason.
#[derive(SimpleObject)]
pub(super) struct FailureCount {
    /// The reason.
    reason: DegradedReason,
    /// How many.
    count: u64,
}

/// How long the newest answers took, 1,000 at most, in milliseconds.
pub(super) struct Latency(Figures);

/// A word or a pair of words that the built-in model has learnt to go by, at this desk. Exactly one of `category` and
/// `priority` is set.
pub(super) struct LearntWord(Learnt);

/// How the models that suggest category and priority are doing.
#[Object]
impl TriageStatus {
    /// Which kind of model answers now.
    async fn source(&self, ctx: &Context<'_>) -> TriageSource {
        if ctx.triage().degraded().is_none() { TriageSource::Llm } else { TriageSource::Local }
    }

    /// The name of the model that answers now.
    async fn model(&self, ctx: &Context<'_>) -> String {
        let triage = ctx.triage();
        match triage.language_model().filter(|_| triage.degraded().is_none()) {
            Some(model) => model.name().to_owned(),
            None => triage.built_in().model.name().to_owned(),
        }
    }

    /// Why the language model does not answer now: NOT_CONFIGURED or CIRCUIT_OPEN; null when it does.
    async fn degraded(&self, ctx: &Context<'_>) -> Option<DegradedReason> {
        ctx.triage().degraded().map(Into::into)
    }

    /// How the language model is doing; null when none is set up.
    async fn language_model(&self, ctx: &Context<'_>) -> Option<LanguageModelStatus> {
        ctx.triage().language_model().map(|model| LanguageModelStatus(model.status()))
    }

    /// How the built-in model is doing.
    async fn built_in(&self) -> BuiltInModelStatus {
        BuiltInModelStatus
    }

    /// How often triage and people agreed: one entry for each UTC day on which people gave, confirmed or changed a category
    /// or a priority, the oldest first. For LOCAL, each of these is compared to what the built-in model said of the ticket
    /// before it learnt from it; for LLM, to what the language model had suggested, where it had.
    async fn agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "TriageSource::Local", desc = "Which kind of model.")] source: TriageSource,
        #[graphql(default_with = "Some(DEFAULT_DAYS)", desc = "The last so many days, today included: 1 to 366.")]
        days: Option<i64>,
    ) -> Result<Vec<TriageAgreement>, ApiError> {
        let days = ctx.suggestions().agreement(source.into(), days.unwrap_or(DEFAULT_DAYS)).await?;
        Ok(days.into_iter().map(TriageAgreement).collect())
    }

    /// What triage and people said of categories over the same days: all 16 pairs, zero included.
    async fn category_confusion(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "TriageSource::Local", desc = "Which kind of model.")] source: TriageSource,
        #[graphql(default_with = "Some(DEFAULT_DAYS)", desc = "The last so many days, today included: 1 to 366.")]
        days: Option<i64>,
    ) -> Result<Vec<CategoryConfusion>, ApiError> {
        let pairs = ctx.suggestions().category_confusion(source.into(), days.unwrap_or(DEFAULT_DAYS)).await?;
        Ok(pairs.into_iter().map(Into::into).collect())
    }

    /// What triage and people said of priorities over the same days: all 16 pairs, zero included.
    async fn priority_confusion(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "TriageSource::Local", desc = "Which kind of model.")] source: TriageSource,
        #[graphql(default_with = "Some(DEFAULT_DAYS)", desc = "The last so many days, today included: 1 to 366.")]
        days: Option<i64>,
    ) -> Result<Vec<PriorityConfusion>, ApiError> {
        let pairs = ctx.suggestions().priority_confusion(source.into(), days.unwrap_or(DEFAULT_DAYS)).await?;
        Ok(pairs.into_iter().map(Into::into).collect())
    }
}

/// How the language model is doing. Counts are those of the server process that answers, since it started.
#[Object]
impl LanguageModelStatus {
    /// The name of the model.
    async fn model(&self) -> &str {
        &self.0.model
    }

    /// Who serves it: a provider's name, or the host.
    async fn provider(&self) -> &str {
        &self.0.provider
    }

    /// Whether it is asked.
    async fn breaker(&self) -> BreakerState {
        match self.0.breaker {
            Breaker::Closed => BreakerState::Closed,
            Breaker::Open { .. } => BreakerState::Open,
            Breaker::HalfOpen => BreakerState::HalfOpen,
        }
    }

    /// While the breaker is OPEN: from when on the next question may be tried.
    async fn retry_at(&self) -> Option<DateTime> {
        match self.0.breaker {
            Breaker::Open { until } => Some(DateTime(until)),
            Breaker::Closed | Breaker::HalfOpen => None,
        }
    }

    /// Requests sent to the provider, second tries included.
    async fn calls(&self) -> u64 {
        self.0.calls
    }

    /// Of these, second tries.
    async fn retries(&self) -> u64 {
        self.0.retries
    }

    /// Questions that the model answered.
    async fn answered(&self) -> u64 {
        self.0.answered
    }

    /// Questions that were answered from the cache, without a request.
    async fn cached(&self) -> u64 {
        self.0.cached
    }

    /// Questions that joined a request under way for the same text.
    async fn joined(&self) -> u64 {
        self.0.joined
    }

    /// Answers in the cache now.
    async fn cache_entries(&self) -> u64 {
        self.0.cache_entries
    }

    /// Requests under way now.
    async fn under_way(&self) -> u64 {
        self.0.under_way
    }

    /// Questions that the model did not answer, by reason; only reasons that occurred.
    async fn failed(&self) -> Vec<FailureCount> {
        let count = |(why, count): &(Degraded, u64)| FailureCount { reason: (*why).into(), count: *count };
        self.0.failed.iter().map(count).collect()
    }

    /// How long its newest answers took.
    async fn latency(&self) -> Latency {
        Latency(self.0.latency)
    }

    /// Tickets that were filed without category or priority and wait for its answer, whichever process gets it.
    async fn pending(&self, ctx: &Context<'_>) -> Result<u64, ApiError> {
        Ok(ctx.suggestions().pending().await?)
    }
}

/// How the built-in model is doing, in the server process that answers. All processes learn from the same labels.
#[Object]
impl BuiltInModelStatus {
    /// Its name, which tells how much it has learnt.
    async fn model(&self, ctx: &Context<'_>) -> String {
        ctx.triage().built_in().model.name().to_owned()
    }

    /// From how many labels it has learnt: tickets whose category or priority a person gave, confirmed or changed. At most
    /// the newest 20,000.
    async fn labels(&self, ctx: &Context<'_>) -> u64 {
        ctx.triage().built_in().model.labels() as u64
    }

    /// When it last learnt; null while it knows only what it was shipped with.
    async fn learnt_at(&self, ctx: &Context<'_>) -> Option<DateTime> {
        ctx.triage().built_in().learnt_at.map(DateTime)
    }

    /// How long its newest answers took.
    async fn latency(&self, ctx: &Context<'_>) -> Latency {
        Latency(ctx.triage().latency())
    }

    /// The most telling words that it has learnt at this desk, the strongest first.
    async fn words(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)", desc = "At most that many: 0 to 100.")] first: Option<i64>,
    ) -> Result<Vec<LearntWord>, ApiError> {
        let words = ctx.triage().words(first.unwrap_or(20))?;
        Ok(words.into_iter().map(LearntWord).collect())
    }
}

/// How long the newest answers took, 1,000 at most, in milliseconds.
#[Object]
impl Latency {
    /// How many answers these figures rest on.
    async fn count(&self) -> u64 {
        self.0.count
    }

    /// Half of them took no longer; null when there are none.
    async fn p50_ms(&self) -> Option<f64> {
        self.0.millis(self.0.p50)
    }

    /// 90 of 100 took no longer; null when there are none.
    async fn p90_ms(&self) -> Option<f64> {
        self.0.millis(self.0.p90)
    }

    /// 99 of 100 took no longer; null when there are none.
    async fn p99_ms(&self) -> Option<f64> {
        self.0.millis(self.0.p99)
    }
}

/// A word or a pair of words that the built-in model has learnt to go by, at this desk. Exactly one of `category` and
/// `priority` is set.
#[Object]
impl LearntWord {
    /// The words as the model reads them: in small letters, without accents.
    async fn words(&self) -> &str {
        &self.0.words
    }

    /// The category that they point to.
    async fn category(&self) -> Option<TicketCategory> {
        match self.0.points_to {
            PointsTo::Category(category) => Some(category.into()),
            PointsTo::Priority(_) => None,
        }
    }

    /// The priority that they point to.
    async fn priority(&self) -> Option<TicketPriority> {
        match self.0.points_to {
            PointsTo::Priority(priority) => Some(priority.into()),
            PointsTo::Category(_) => None,
        }
    }

    /// How strongly: what they add to the log-odds of that value, beyond what they add to the others on average.
    async fn weight(&self) -> f64 {
        self.0.weight
    }
}
