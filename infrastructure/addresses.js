// Runs at the CDN before a file of the site is looked for: which file answers an address.
// The same rules as infrastructure/local_stack/gateway/static.py; a test compares the two.
function handler(event) {
    var request = event.request;
    var path = request.uri;
    if (path.indexOf('/open-referral/') === 0) {
        // open data has addresses without an ending (docs/decisions/the-feed-is-files.md)
        request.uri = path.replace(/\/$/, '') + '/index.json';
        return request;
    }
    if (path.charAt(path.length - 1) === '/') {
        request.uri = path + 'index.html';
        return request;
    }
    // only what can be a page of ours: a browser takes //host and /\host for another site
    if (/^(\/[\w-]+)+$/.test(path)) {
        // relative addresses in a page count from its folder
        return {
            statusCode: 302,
            statusDescription: 'Found',
            headers: { location: { value: path + '/' + query(request.querystring) } }
        };
    }
    return request;
}

// The CDN gives what follows the question mark in parts, each still as it was written.
function query(parts) {
    var pairs = [];
    Object.keys(parts).forEach(function (name) {
        (parts[name].multiValue || [parts[name]]).forEach(function (part) {
            pairs.push(name + '=' + part.value);
        });
    });
    return pairs.length ? '?' + pairs.join('&') : '';
}
