/// Something that a reference document tells, and the words by which it is known in the comment of the declaration it belongs to.
struct Fact: Sendable, CustomStringConvertible {
    var what: String
    var declaration: String
    /// Each has to stand in the comment, in any order.
    var words: [String]

    init(_ what: String, at declaration: String, _ words: String...) {
        self.what = what
        self.declaration = declaration
        self.words = words
    }

    var description: String { "\(declaration): \(what)" }
}

/// What the pages of `get-send-statistics` (of the command line and of the Python library) and the service's guide to monitoring tell.
let statisticsFacts = [
    Fact("it tells how sending went", at: "SESClient.getSendStatistics", "how sending went"),
    Fact("it is about one region", at: "SESClient.getSendStatistics", "current region"),
    Fact("it covers two weeks", at: "SESClient.getSendStatistics", "last two weeks"),
    Fact("it is a list of data points", at: "SESClient.getSendStatistics", "list of data points"),
    Fact("each point covers 15 minutes", at: "SESClient.getSendStatistics", "15 minutes"),
    Fact("times without mail have no point", at: "SESClient.getSendStatistics", "nothing was sent", "has none"),
    Fact("one call a second", at: "SESClient.getSendStatistics", "at most 1 call a second"),
    Fact("the reply aggregates two weeks", at: "GetSendStatisticsResponse", "activity", "last two weeks"),
    Fact("points of 15 minutes", at: "GetSendStatisticsResponse.sendDataPoints", "data points", "15 minutes"),
    Fact("a point covers 15 minutes", at: "SendDataPoint", "15 minutes"),
    Fact("when", at: "SendDataPoint.timestamp", "when", "data point"),
    Fact("how many were sent", at: "SendDataPoint.deliveryAttempts", "how many messages were sent"),
    Fact("sent means attempts to deliver", at: "SendDataPoint.deliveryAttempts", "attempts to deliver"),
    Fact("how many bounced", at: "SendDataPoint.bounces", "how many messages bounced"),
    Fact("only hard bounces count", at: "SendDataPoint.bounces", "hard bounces"),
    Fact("complaints are rejections by recipients", at: "SendDataPoint.complaints", "recipients rejected", "unwanted"),
    Fact("rejects are the service's", at: "SendDataPoint.rejects", "service itself refused"),
]

/// What the page of `batch-get-metric-data` tells.
let metricFacts = [
    Fact("it reads metrics of one's sending", at: "SESv2Client.batchGetMetricData", "metrics of your sending"),
    Fact("several queries are a batch", at: "SESv2Client.batchGetMetricData", "several queries together"),
    Fact("16 calls a second", at: "SESv2Client.batchGetMetricData", "at most 16 calls a second"),
    Fact(
        "160 queries a second over all batches", at: "SESv2Client.batchGetMetricData", "at most 160 queries a second",
        "summed over all batches"),
    Fact("the queries", at: "BatchGetMetricDataRequest.queries", "queries"),
    Fact("one query of a batch", at: "BatchGetMetricDataQuery", "one query", "part of a batch"),
    Fact("queries have identifiers", at: "BatchGetMetricDataQuery.id", "id", "result or error of this query"),
    Fact("the namespace is VDM", at: "BatchGetMetricDataQuery.namespace", "namespace", "vdm"),
    Fact("the metric", at: "BatchGetMetricDataQuery.metric", "which metric"),
    Fact("dimensions filter", at: "BatchGetMetricDataQuery.dimensions", "which part", "name of a dimension"),
    Fact("* stands for all values", at: "BatchGetMetricDataQuery.dimensions", "*, which stands for all values"),
    Fact("up to 10 values", at: "BatchGetMetricDataQuery.dimensions", "list of up to 10 specific ones"),
    Fact("beside * others have one value", at: "BatchGetMetricDataQuery.dimensions", "if one dimension has *", "others", "a single value"),
    Fact("the beginning", at: "BatchGetMetricDataQuery.startDate", "beginning", "query"),
    Fact("the end", at: "BatchGetMetricDataQuery.endDate", "end", "query"),
    Fact("the identity", at: "MetricDimensionName.emailIdentity", "identity", "sent from"),
    Fact("the configuration set, if one was used", at: "MetricDimensionName.configurationSet", "configuration set", "sent with", "if"),
    Fact("the recipient's provider", at: "MetricDimensionName.isp", "provider", "recipient", "gmail", "yahoo"),
    Fact("results are those of answered queries", at: "BatchGetMetricDataResponse.results", "results", "answered"),
    Fact("errors are those of the others", at: "BatchGetMetricDataResponse.errors", "errors of the queries"),
    Fact("the result of one query", at: "MetricDataResult", "result of one query"),
    Fact("its identifier", at: "MetricDataResult.id", "id of the query"),
    Fact("times of the values", at: "MetricDataResult.timestamps", "times of the values"),
    Fact("values are sums", at: "MetricDataResult.values", "values", "sum"),
    Fact("the error of one query", at: "MetricDataError", "one query", "not answered"),
    Fact("the query in error", at: "MetricDataError.id", "id of the query"),
    Fact("its code", at: "MetricDataError.code", "kind of error"),
    Fact("its message", at: "MetricDataError.message", "what went wrong"),
    Fact("the service failed", at: "QueryErrorCode.internalFailure", "service failed", "query"),
    Fact("access is missing", at: "QueryErrorCode.accessDenied", "may not read", "metrics that the query asks for"),
    Fact("SEND: what the dashboard tracks", at: "Metric.send", "sent", "vdm dashboard", "track"),
    Fact("COMPLAINT: complaints received", at: "Metric.complaint", "complaints", "your account"),
    Fact("PERMANENT_BOUNCE: mailboxes that do not exist", at: "Metric.permanentBounce", "permanent bounces", "mailbox does not exist"),
    Fact(
        "TRANSIENT_BOUNCE: other failures", at: "Metric.transientBounce", "transient bounces", "delivery failed", "another reason",
        "mailbox that does not exist"),
    Fact("OPEN: unique, with trackers", at: "Metric.open", "unique opens", "open tracker"),
    Fact("CLICK: unique, with wrapped links", at: "Metric.click", "unique clicks", "wrapped links"),
    Fact("DELIVERY: successes", at: "Metric.delivery", "attempts to send that ended in delivery"),
    Fact("DELIVERY_OPEN: successes", at: "Metric.deliveryOpen", "attempts to send that ended in delivery"),
    Fact("DELIVERY_CLICK: successes", at: "Metric.deliveryClick", "attempts to send that ended in delivery"),
    Fact("DELIVERY_COMPLAINT: successes", at: "Metric.deliveryComplaint", "attempts to send that ended in delivery"),
]

/// What the Swagger document of five operations tells.
let swaggerFacts = [
    Fact("the sending limits", at: "SESClient.getSendQuota", "how much the account may send"),
    Fact("mail in 24 hours", at: "GetSendQuotaResponse.max24HourSend", "how many messages may be sent", "24 hours"),
    Fact("mail in a second", at: "GetSendQuotaResponse.maxSendRate", "accepts", "in a second"),
    Fact("mail of the last day", at: "GetSendQuotaResponse.sentLast24Hours", "how many messages were sent", "previous 24 hours"),
    Fact(
        "bounces go to senders of mail received", at: "SESClient.sendBounce", "makes a bounce message",
        "sends it to whoever sent a message", "came in through the service"),
    Fact(
        "recipients with what is told of each", at: "SendBounceRequest.bouncedRecipientInfoList", "recipients", "bounced",
        "delivery status notification"),
    Fact("the From header of the bounce", at: "SendBounceRequest.bounceSender", "from header of the bounce"),
    Fact("sending authorization", at: "SendBounceRequest.bounceSenderARN", "only", "sending authorization"),
    Fact("an explanation for people", at: "SendBounceRequest.explanation", "why the message bounces", "for a person"),
    Fact("what the notification says", at: "SendBounceRequest.messageDsn", "dsn", "message as a whole"),
    Fact("the message that bounces", at: "SendBounceRequest.originalMessageID", "id", "gave to the message when it came in"),
    Fact("a message is composed and queued at once", at: "SESClient.sendEmail", "puts a message together", "queues it for sending at once"),
    Fact("the configuration set", at: "SendEmailRequest.configurationSetName", "name of the configuration set"),
    Fact("To, CC and BCC", at: "SendEmailRequest.destination", "to, cc and bcc"),
    Fact("the message", at: "SendEmailRequest.message", "subject", "body"),
    Fact("addresses for answers", at: "SendEmailRequest.replyToAddresses", "answers to the message go to"),
    Fact("where bounces and complaints go", at: "SendEmailRequest.returnPath", "bounces and complaints go", "feedback forwarding"),
    Fact("sending authorization", at: "SendEmailRequest.returnPathARN", "only", "sending authorization"),
    Fact("who sends", at: "SendEmailRequest.source", "address that sends the message"),
    Fact("sending authorization", at: "SendEmailRequest.sourceARN", "only", "sending authorization"),
    Fact("tags are names with values", at: "SendEmailRequest.tags", "tags", "names with values"),
    Fact("the caller writes headers and content", at: "SESClient.sendRawEmail", "headers and content", "caller has written"),
    Fact("the configuration set", at: "SendRawEmailRequest.configurationSetName", "name of the configuration set"),
    Fact("To, CC and BCC", at: "SendRawEmailRequest.destinations", "recipients", "to:", "cc:", "bcc:"),
    Fact("sending authorization", at: "SendRawEmailRequest.fromARN", "only", "sending authorization"),
    Fact("the raw text", at: "SendRawEmailRequest.rawMessage", "message as text"),
    Fact("sending authorization", at: "SendRawEmailRequest.returnPathARN", "only", "sending authorization"),
    Fact("the identity's address", at: "SendRawEmailRequest.source", "address that sends the message"),
    Fact("sending authorization", at: "SendRawEmailRequest.sourceARN", "only", "sending authorization"),
    Fact("tags are names with values", at: "SendRawEmailRequest.tags", "tags", "names with values"),
]
