//! The six operations that the node calls (`paForNode.wsdl`).

/// What the node can ask; told by the root in the body, never by the SOAPAction header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    Verify,
    Get,
    GetV2,
    SendRt,
    SendRtV2,
    Demand,
}

impl Operation {
    pub const ALL: [Operation; 6] = [
        Operation::Verify,
        Operation::Get,
        Operation::GetV2,
        Operation::SendRt,
        Operation::SendRtV2,
        Operation::Demand,
    ];

    /// The name of the operation, which is also its SOAPAction.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Verify => "paVerifyPaymentNotice",
            Operation::Get => "paGetPayment",
            Operation::GetV2 => "paGetPaymentV2",
            Operation::SendRt => "paSendRT",
            Operation::SendRtV2 => "paSendRTV2",
            Operation::Demand => "paDemandPaymentNotice",
        }
    }

    pub fn request_root(self) -> &'static str {
        match self {
            Operation::Verify => "paVerifyPaymentNoticeReq",
            Operation::Get => "paGetPaymentReq",
            Operation::GetV2 => "paGetPaymentV2Request",
            Operation::SendRt => "paSendRTReq",
            Operation::SendRtV2 => "paSendRTV2Request",
            Operation::Demand => "paDemandPaymentNoticeRequest",
        }
    }

    pub fn response_root(self) -> &'static str {
        match self {
            Operation::Verify => "paVerifyPaymentNoticeRes",
            Operation::Get => "paGetPaymentRes",
            Operation::GetV2 => "paGetPaymentV2Response",
            Operation::SendRt => "paSendRTRes",
            Operation::SendRtV2 => "paSendRTV2Response",
            Operation::Demand => "paDemandPaymentNoticeResponse",
        }
    }

    /// How long the node waits for an answer, in seconds (SANP 3.11).
    pub fn node_timeout_seconds(self) -> u32 {
        match self {
            Operation::SendRt | Operation::SendRtV2 => 15,
            _ => 7,
        }
    }

    /// The guide writes `…Req` where the schema has `paDemandPaymentNoticeRequest`: both are understood.
    pub(super) fn of_request_root(name: &str) -> Option<Operation> {
        let asked = |operation: &Operation| {
            operation.request_root() == name
                || (*operation == Operation::Demand && name == "paDemandPaymentNoticeReq")
        };
        Operation::ALL.into_iter().find(asked)
    }

    pub(super) fn of_response_root(name: &str) -> Option<Operation> {
        Operation::ALL.into_iter().find(|operation| operation.response_root() == name)
    }
}
