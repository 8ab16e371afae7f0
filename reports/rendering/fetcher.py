"""What a document may load while it is rendered: packaged files and data in the document itself."""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.rendering.assets import ForeignAddressError, packaged_file

MAX_DATA = 2_000_000


class PackagedFetcher(URLFetcher):
    """Lets in packaged files and ``data:`` addresses; everything else stops the rendering.

    ``refused`` collects what was asked for in vain: pictures inside pictures are refused without
    stopping anything, so whoever renders looks there afterwards.
    """

    def __init__(self) -> None:
        super().__init__(
            allowed_protocols=("https", "data"), allow_redirects=False, fail_on_errors=True
        )
        # No opener that reaches the network or the disk is left, whatever the checks below let by.
        for scheme in set(self.handle_open) - {"data", "unknown"}:
            del self.handle_open[scheme]
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give what ``url`` stands for.

        Raises:
            FatalURLFetchingError: it is neither a packaged file nor data. It is a BaseException, so
                ``except Exception`` does not stop it.
        """
        if url[:5].lower() == "data:" and len(url) <= MAX_DATA:
            return super().fetch(url, headers)
        try:
            body, media_type = packaged_file(url)
        except (ForeignAddressError, OSError, ValueError) as error:
            self.refused.append(url[:200])
            raise FatalURLFetchingError(f"Refused address: {url[:200]}") from error
        return URLFetcherResponse(url, body, {"Content-Type": media_type})
