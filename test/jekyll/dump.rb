# Writes what Jekyll read of each post to the file that GALLEY_DUMP names, a JSON object a line, and ends there:
# nothing is rendered. Copied into the `_plugins` of a site.
require "json"

Jekyll::Hooks.register :site, :post_read do |site|
  File.open(ENV["GALLEY_DUMP"], "w") do |file|
    site.posts.docs.each do |post|
      url = begin
        post.url
      rescue StandardError => e
        "stopped: #{e.class}"
      end
      file.puts JSON.generate(
        "path"       => post.path.delete_prefix("#{site.source}/"),
        "isRead"     => !post.data["title"].nil?,
        "title"      => post.data["title"].to_s,
        "time"       => (post.date.to_r * 1000).to_i,
        "tags"       => Array(post.data["tags"]).map(&:to_s),
        "categories" => Array(post.data["categories"]).map(&:to_s),
        "layout"     => post.data["layout"].to_s,
        "url"        => url
      )
    end
  end
  exit! 0
end
