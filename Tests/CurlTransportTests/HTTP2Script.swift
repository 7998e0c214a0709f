/// A server that speaks HTTP/2 over TLS (RFC 9113) as far as the tests need it, with Python's `ssl` for the encryption.
///
/// It answers every request by its body, so that it need not unpack the headers of requests: `hello` gets `hello`; `wait N` waits until N
/// requests are open on the connection; `reset`, `refuse` and `away` end the stream or the connection; `large N` gets N bytes, held back by
/// the client's window. Each reply says in headers, which are written without compression (RFC 7541, 6.2.2), the connection's number, the
/// stream's, and how many streams were open at once at most.
let http2Script = """
    import socket, ssl, struct, sys, threading
    DATA, HEADERS, RESET, SETTINGS, PING, AWAY, WINDOW = 0, 1, 3, 4, 6, 7, 8
    connections = 0

    def literal(name, value):
        return b'\\x00' + bytes([len(name)]) + name + bytes([len(value)]) + value

    class Connection:
        def __init__(self, stream, number):
            self.stream, self.number = stream, number
            self.window, self.first, self.frame = 65535, 65535, 16384
            self.open, self.most, self.waiting = {}, 0, []

        def read(self, count):
            found = b''
            while len(found) < count:
                piece = self.stream.recv(count - len(found))
                if not piece: raise EOFError
                found += piece
            return found

        def send(self, kind, flags, stream, payload=b''):
            self.stream.sendall(struct.pack('>I', len(payload))[1:] + bytes([kind, flags]) + struct.pack('>I', stream) + payload)

        def serve(self):
            assert self.read(24) == b'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n'
            self.send(SETTINGS, 0, 0, struct.pack('>HI', 3, 100))
            while True:
                head = self.read(9)
                length, kind, flags = int.from_bytes(head[:3], 'big'), head[3], head[4]
                stream = int.from_bytes(head[5:], 'big') & 0x7fffffff
                self.take(kind, flags, stream, self.read(length))

        def take(self, kind, flags, stream, payload):
            if kind == SETTINGS and not flags & 1:
                for place in range(0, len(payload), 6):
                    name, value = struct.unpack('>HI', payload[place:place + 6])
                    if name == 4: self.first = value
                self.send(SETTINGS, 1, 0)
            elif kind == PING and not flags & 1:
                self.send(PING, 1, 0, payload)
            elif kind == HEADERS:
                self.open[stream] = {'body': b'', 'window': self.first, 'rest': None}
                self.most = max(self.most, len(self.open))
            elif kind == DATA and stream in self.open:
                self.open[stream]['body'] += payload
                if payload:
                    self.send(WINDOW, 0, 0, struct.pack('>I', len(payload)))
            elif kind == WINDOW:
                count = struct.unpack('>I', payload)[0]
                if stream == 0: self.window += count
                elif stream in self.open: self.open[stream]['window'] += count
                self.flow()
            if kind in (HEADERS, DATA) and flags & 1 and stream in self.open:
                self.answer(stream)

        def answer(self, stream):
            words = self.open[stream]['body'].decode().split()
            if words[0] == 'reset':
                return self.end(stream, 2)
            if words[0] == 'refuse':
                return self.end(stream, 7)
            if words[0] == 'away':
                # No stream was taken, and none will be.
                self.send(AWAY, 0, 0, struct.pack('>II', 0, 0))
                raise EOFError
            if words[0] == 'wait':
                self.waiting.append(stream)
                if len(self.waiting) < int(words[1]): return
                for each in self.waiting: self.reply(each, b'together')
                self.waiting = []
                return
            self.reply(stream, b'x' * int(words[1]) if words[0] == 'large' else ' '.join(words).encode())

        def end(self, stream, code):
            del self.open[stream]
            self.send(RESET, 0, stream, struct.pack('>I', code))

        def reply(self, stream, body):
            # 0x88 is ':status: 200' of the static table.
            head = b'\\x88' + literal(b'x-connection', b'%d' % self.number) + literal(b'x-stream', b'%d' % stream)
            self.send(HEADERS, 4, stream, head + literal(b'x-most', b'%d' % self.most))
            self.open[stream]['rest'] = body
            self.flow()

        def flow(self):
            for stream in list(self.open):
                each = self.open[stream]
                while each['rest'] is not None:
                    count = min(len(each['rest']), self.window, each['window'], self.frame)
                    if count == 0 and each['rest']: break
                    piece, each['rest'] = each['rest'][:count], each['rest'][count:]
                    self.window -= count
                    each['window'] -= count
                    self.send(DATA, 0 if each['rest'] else 1, stream, piece)
                    if not each['rest']:
                        del self.open[stream]
                        break

    def run(plain, number):
        try:
            stream = context.wrap_socket(plain, server_side=True)
            if stream.selected_alpn_protocol() == 'h2': Connection(stream, number).serve()
        except (EOFError, OSError, AssertionError):
            pass
        finally:
            plain.close()
            try: stream.close()
            except (OSError, UnboundLocalError): pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    context.set_alpn_protocols(['h2'])
    server = socket.create_server(('127.0.0.1', 0))
    print(server.getsockname()[1], flush=True)
    while True:
        plain, _ = server.accept()
        connections += 1
        threading.Thread(target=run, args=(plain, connections), daemon=True).start()
    """
