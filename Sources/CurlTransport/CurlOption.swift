#if os(Linux)
    /// The numbers of libcurl's options, fixed by its stable binary interface.
    enum CurlOption {
        static let writeData: Int32 = 10_001
        static let url: Int32 = 10_002
        static let proxy: Int32 = 10_004
        static let readData: Int32 = 10_009
        static let errorBuffer: Int32 = 10_010
        static let writeFunction: Int32 = 20_011
        static let readFunction: Int32 = 20_012
        static let postFields: Int32 = 10_015
        static let httpHeader: Int32 = 10_023
        static let headerData: Int32 = 10_029
        static let customRequest: Int32 = 10_036
        static let noBody: Int32 = 44
        static let upload: Int32 = 46
        static let post: Int32 = 47
        static let verifyPeer: Int32 = 64
        static let certificateBundle: Int32 = 10_065
        static let headerFunction: Int32 = 20_079
        static let verifyHost: Int32 = 81
        static let httpVersion: Int32 = 84
        static let noSignal: Int32 = 99
        static let acceptEncoding: Int32 = 10_102
        static let privatePointer: Int32 = 10_103
        static let uploadSize: Int32 = 30_115
        static let postFieldSize: Int32 = 30_120
        static let connectTimeout: Int32 = 156
        static let seekData: Int32 = 10_168
        static let noProxy: Int32 = 10_177
        static let protocols: Int32 = 181
        static let keepAlive: Int32 = 213
        static let pathAsIs: Int32 = 234
        static let proxyCertificateBundle: Int32 = 10_246
        static let proxyVerifyPeer: Int32 = 248
        static let proxyVerifyHost: Int32 = 249
        static let suppressConnectHeaders: Int32 = 265

        /// Of a multi handle: how many idle connections are kept.
        static let multiKeptConnections: Int32 = 6
    }

    /// The numbers of what libcurl tells about a transfer.
    enum CurlInfo {
        static let privatePointer: Int32 = 0x100000 + 21
        static let systemError: Int32 = 0x200000 + 25
        static let uploadedBytes: Int32 = 0x600000 + 7
    }

    /// What callbacks answer, and what curl asks of a socket.
    enum CurlSignal {
        static let pause = 0x1000_0001
        static let abort = 0x1000_0000
        static let wantsInput: Int32 = 1
        static let wantsOutput: Int32 = 2
        static let wantsBoth: Int32 = 3
        static let forgetSocket: Int32 = 4
        static let timePassed: Int32 = -1
        static let socketReadable: Int32 = 1
        static let socketWritable: Int32 = 2
        static let socketFailed: Int32 = 4
    }
#endif
