/// The pages of an operation, fetched one by one while they are iterated:
///
///     for try await page in ses.listIdentitiesPages() { … }
///     for try await identity in ses.listIdentitiesPages().items(\.identities) { … }
///
/// Nothing is called before the first page is asked for, and nothing after the iteration is left.
public struct Pages<Input: Sendable, Output: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Output
    public typealias Failure = any Error

    private let fetch: @Sendable (Input) async throws -> Output
    private let input: Input
    private let next: @Sendable (_ page: Output, _ input: inout Input) -> [String]?
    private let operation: String

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
        self.operation = operation
        self.input = input
        self.fetch = fetch
        self.next = next
    }

    /// Starts at the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: self, input: input) }

    /// Fetches page after page.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let pages: Pages
        fileprivate var input: Input?
        fileprivate var lastTokens: [String]?

        fileprivate init(pages: Pages, input: Input) {
            self.pages = pages
            self.input = input
        }

        /// The next page, or `nil` behind the last one. A page that names itself as the next one is an error.
        public mutating func next() async throws -> Output? {
            guard var input else { return nil }
            self.input = nil
            let page = try await pages.fetch(input)
            guard let tokens = pages.next(page, &input) else { return page }
            guard tokens != lastTokens else {
                throw ClientError(
                    .repeatedToken, "The service gave the same token for the next page twice, so that its pages would never end.",
                    operation: pages.operation)
            }
            lastTokens = tokens
            self.input = input
            return page
        }
    }

    /// The items of all pages, one behind the other.
    public func items<Item: Sendable>(_ items: @escaping @Sendable (Output) -> [Item]?) -> PageItems<Input, Output, Item> {
        PageItems(pages: self, items: items)
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
