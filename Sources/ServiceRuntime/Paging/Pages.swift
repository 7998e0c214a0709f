/// The pages of an operation, fetched one by one while they are iterated:
///
///     for try await page in ses.listIdentitiesPages() { … }
///     for try await identity in ses.listIdentitiesPages().items(\.identities) { … }
///
/// Nothing is called before the first page is asked for, and nothing after the iteration is left.
public struct Pages<Input: Sendable, Output: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Output
    public typealias Failure = any Error

    private let source: PageSource<Input, Output>

    /// Pages of an operation. `next` puts the tokens of a page into the input for the one behind it and gives their texts; it gives
    /// `nil` behind the last page.
    public init(
        _ core: ClientCore, _ operation: ServiceOperation<Input, Output>, _ input: Input,
        next: @escaping @Sendable (_ page: Output, _ input: inout Input) -> [String]?
    ) {
        self.init(operation.name, input, fetch: { try await core.call(operation, $0) }, next: next)
    }

    /// Pages that a function fetches.
    public init(
        _ operation: String, _ input: Input, fetch: @escaping @Sendable (Input) async throws -> Output,
        next: @escaping @Sendable (_ page: Output, _ input: inout Input) -> [String]?
    ) {
        source = PageSource(operation, input, fetch: fetch, next: next)
    }

    /// Starts at the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// Fetches page after page.
    public struct Iterator: AsyncIteratorProtocol {
        private let source: PageSource<Input, Output>
        /// What the next page is asked for with; nothing behind the last one.
        private var next: PageInput<Input>?

        fileprivate init(_ source: PageSource<Input, Output>) {
            self.source = source
            next = PageInput(source.input, tokens: nil)
        }

        /// The next page, or `nil` behind the last one. A page that names itself as the next one is an error.
        public mutating func next() async throws -> Output? {
            guard let asked = next else { return nil }
            next = nil
            let page = try await source.fetch(asked.input)
            next = try source.input(behind: page, asked)
            return page
        }
    }

    /// The items of all pages, one behind the other.
    public func items<Item: Sendable>(_ items: @escaping @Sendable (Output) -> [Item]?) -> PageItems<Input, Output, Item> {
        PageItems(pages: self, items: items)
    }
}

/// What all iterations of an operation's pages share. That it stands in an object spares pages and their items code for their layouts,
/// which would depend on the input's.
private final class PageSource<Input: Sendable, Output: Sendable>: Sendable {
    let operation: String
    let input: Input
    let fetch: @Sendable (Input) async throws -> Output
    private let next: @Sendable (_ page: Output, _ input: inout Input) -> [String]?

    init(
        _ operation: String, _ input: Input, fetch: @escaping @Sendable (Input) async throws -> Output,
        next: @escaping @Sendable (_ page: Output, _ input: inout Input) -> [String]?
    ) {
        self.operation = operation
        self.input = input
        self.fetch = fetch
        self.next = next
    }

    /// What the page behind that one is asked for with, or `nil` if it is the last one.
    func input(behind page: Output, _ asked: PageInput<Input>) throws -> PageInput<Input>? {
        var input = asked.input
        guard let tokens = next(page, &input) else { return nil }
        guard tokens != asked.tokens else {
            throw ClientError(
                .repeatedToken, "The service gave the same token for the next page twice, so that its pages would never end.",
                operation: operation)
        }
        return PageInput(input, tokens: tokens)
    }
}

/// What a page is asked for with, and the tokens in it.
private final class PageInput<Input: Sendable>: Sendable {
    let input: Input
    let tokens: [String]?

    init(_ input: Input, tokens: [String]?) {
        self.input = input
        self.tokens = tokens
    }
}

/// The items of an operation's pages, each page fetched when its first item is asked for.
public struct PageItems<Input: Sendable, Output: Sendable, Item: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Item
    public typealias Failure = any Error

    fileprivate let pages: Pages<Input, Output>
    fileprivate let items: @Sendable (Output) -> [Item]?

    /// Starts at the first item of the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: pages.makeAsyncIterator(), items: items) }

    /// Fetches page after page and gives their items.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var pages: Pages<Input, Output>.Iterator
        fileprivate let items: @Sendable (Output) -> [Item]?
        private var page: [Item] = []
        private var place = 0

        fileprivate init(pages: Pages<Input, Output>.Iterator, items: @escaping @Sendable (Output) -> [Item]?) {
            self.pages = pages
            self.items = items
        }

        /// The next item, or `nil` behind the last one.
        public mutating func next() async throws -> Item? {
            while place >= page.count {
                guard let next = try await pages.next() else { return nil }
                page = items(next) ?? []
                place = 0
            }
            defer { place += 1 }
            return page[place]
        }
    }
}
