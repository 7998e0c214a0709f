// On Linux this module is empty: there requests go through CurlTransport, and nothing imports FoundationNetworking.
