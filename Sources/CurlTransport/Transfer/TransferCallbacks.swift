// TransferCallbacks: the C functions libcurl calls during a transfer; each finds its Transfer and asks it.
//
// The pointers are unretained: the loop keeps a transfer alive while libcurl has its handle, and the table of
// connections until after curl_multi_cleanup.

internal import CCurl

/// What libcurl is given to call.
enum TransferCallbacks {
    static let header: curl_write_callback = { bytes, _, count, data in
        guard let bytes, let data else { return 0 }
        let isWanted = transfer(data) { $0.takeHeaderLine(UnsafeRawBufferPointer(start: bytes, count: count)) }
        // Any other count than was offered ends the transfer.
        return isWanted ? count : count &+ 1
    }

    static let body: curl_write_callback = { bytes, _, count, data in
        guard let bytes, let data else { return 0 }
        let isWanted = transfer(data) { $0.takeBody(UnsafeRawBufferPointer(start: bytes, count: count)) }
        return isWanted ? count : count &+ 1
    }

    static let openSocket: curl_opensocket_callback = { data, _, address in
        guard let data, let address else { return -1 }
        return transfer(data) { $0.openSocket(address) }
    }

    static let closeSocket: curl_closesocket_callback = { data, descriptor in
        guard let data else { return -1 }
        return Unmanaged<ConnectionTable>.fromOpaque(data)._withUnsafeGuaranteedRef { $0.close(descriptor) }
    }

    static let prerequest: curl_prereq_callback = { data, remote, local, remotePort, localPort in
        guard let data else { return CURL_PREREQFUNC_ABORT }
        let isFit = transfer(data) { transfer in
            guard let remote = socketAddress(remote, remotePort), let local = socketAddress(local, localPort) else {
                return transfer.refuseUnknownConnection()
            }
            return transfer.mayUse(ConnectionEnds(local: local, remote: remote))
        }
        return isFit ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }

    private static func transfer<Result>(_ data: UnsafeMutableRawPointer, _ body: (Transfer) -> Result) -> Result {
        Unmanaged<Transfer>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
    }

    private static func socketAddress(_ text: UnsafeMutablePointer<CChar>?, _ port: Int32) -> SocketAddress? {
        guard let text, let address = IPAddress(text), let port = UInt16(exactly: port) else { return nil }
        return SocketAddress(address: address, port: port)
    }
}
